import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { codeBlock, codeSpan } from '../../schema/markup.ts';
import { mentionAt } from '../../symbols/mention-at.ts';
import type { NameKind } from '../../symbols/mention.ts';
import type { Names } from '../../symbols/names.ts';
import type { Occurrence } from '../../symbols/occurrence.ts';
import type { Neighbour } from '../../symbols/reach.ts';
import type { Span } from '../../yaml/tree.ts';

/** What a name refers to, with the name's own text. */
export type Referred = { readonly span: Span; readonly markdown: string };

/** More than so many declarations of one name are only counted. */
const most = 3;

/** Shows what the name at an offset refers to; nothing for a declaration, and where nobody declares it. */
export function referred(here: Neighbour, offset: number, names: Names): Referred | undefined {
  const mention = mentionAt(here.document, offset);
  if (mention?.role !== 'refers') return undefined;
  const found = names.declarations({ at: here, mention });
  if (found.length === 0) return undefined;
  const shown = found.slice(0, most).map((it) => describe(it, here.uri));
  const rest = found.length > most ? [`and ${found.length - most} more`] : [];
  return { span: mention.span, markdown: [...shown, ...rest].join('\n\n') };
}

function describe(declaration: Occurrence, uri: string): string {
  const { at, mention } = declaration;
  const file = at.uri === uri ? '' : ` in ${codeSpan(fileName(at.uri))}`;
  const head = `${words[mention.kind]} ${codeSpan(mention.text)}${ownerText(declaration)}${file}`;
  const text = shownText(declaration);
  return text === undefined ? head : `${head}\n\n${codeBlock(text, 'yaml')}`;
}

const words = {
  container: 'Container',
  volume: 'Volume',
  port: 'Port',
  'config-map': 'ConfigMap',
  secret: 'Secret',
  claim: 'PersistentVolumeClaim',
  key: 'Key',
  'service-account': 'ServiceAccount',
  variable: 'Variable',
  label: 'Label',
} as const satisfies Record<NameKind, string>;

/** The object that declares what is nothing by itself. */
function ownerText({ at, mention }: Occurrence): string {
  if (mention.kind !== 'key' && mention.kind !== 'label' && mention.kind !== 'port') return '';
  const { shape, name } = at.document.identity;
  return shape && name !== undefined ? ` of ${shape.name} ${codeSpan(name)}` : '';
}

/** The YAML that declares a name; of a Secret the keys, without what stands behind them. */
function shownText({ at, mention }: Occurrence): string | undefined {
  const { document } = at;
  const text = document.text.slice(mention.whole.start, mention.whole.end);
  if (mention.kind === 'label') return undefined;
  const isSecret = mention.kind === 'secret' || mention.scope.owner.startsWith('secret/');
  return isSecret ? withoutContents(document, mention.whole) : text;
}

/** The text of a span with every value of a Secret in it left out. */
function withoutContents(document: ManifestDocument, { start, end }: Span): string {
  const pieces: string[] = [];
  let from = start;
  for (const { typed } of fieldsOf(document, contents)) {
    const { span } = typed.node;
    if (span.start < from || span.end > end) continue;
    pieces.push(document.text.slice(from, span.start), '…');
    from = span.end;
  }
  return [...pieces, document.text.slice(from, end)].join('');
}

const contents: ReadonlyMap<string, true> = new Map([
  ['Secret.data{}', true],
  ['Secret.stringData{}', true],
]);

/** The last part of a file's URI, as people read it. */
function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray percent sign: shown as it is.
    return name;
  }
}
