import type { Outline } from '../yaml/outline.ts';
import { commentIn, lineEnd } from '../yaml/lines.ts';

/**
 * Whether the text holds template marks (`{{ }}` of Helm and Go, `{% %}` of Jinja) that some program fills in first.
 * Marks in comments, in block scalars and in quoted command words don't count: `--format '{{.ID}}'` is no template.
 */
export function isTemplated(text: string, { lines, regions }: Outline): boolean {
  if (!/\{\{|\{%/.test(text)) return false;
  const blocks = regions.filter((it) => it.kind === 'block-scalar');
  return lines.some((start) => {
    if (blocks.some((it) => it.start < start && start < it.end)) return false;
    const line = text.slice(start, lineEnd(text, start));
    const comment = commentIn(line);
    const code = comment === -1 ? line : line.slice(0, comment);
    return /\{\{|\{%/.test(code) && !inCommand(start + code.search(/\{\{|\{%/));
  });

  function inCommand(offset: number): boolean {
    return regions.some((it) => {
      if (!it.twig || it.start > offset || offset >= it.end || it.kind === 'block-scalar') return false;
      const list = it.twig.branch.kind === 'list' ? it.twig.branch.parent : it.twig;
      return list?.name === 'command' || list?.name === 'args';
    });
  }
}
