import type { Referred } from './names.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { codeBlock, codeSpan } from '../../schema/markup.ts';
import { contentEnd } from '../../yaml/extent.ts';
import { touches, type AliasNode, type Node } from '../../yaml/tree.ts';

/** Shows what an alias such as `*defaults` stands for. */
export function aliased({ text, parsed }: ManifestDocument, offset: number): Referred | undefined {
  const alias = parsed.root && aliasAt(parsed.root, offset);
  if (!alias?.target) return undefined;
  const { target } = alias;
  const yaml = text.slice(target.span.start, contentEnd(text, target));
  return {
    span: alias.span,
    markdown: `${codeSpan(`*${alias.name}`)} stands for\n\n${codeBlock(yaml, 'yaml')}`,
  };
}

function aliasAt(node: Node, offset: number): AliasNode | undefined {
  if (!touches(node.span, offset)) return undefined;
  if (node.kind === 'alias') return node;
  const below =
    node.kind === 'map' ? node.entries.map((it) => it.value) : node.kind === 'list' ? node.items : [];
  for (const it of below) {
    const found = aliasAt(it, offset);
    if (found) return found;
  }
  return undefined;
}
