import type { Problem, Rule } from '../rule.ts';

/**
 * The text is not YAML. Neither podman nor Kubernetes reads any of its documents then.
 *
 *     metadata:
 *       name: "web
 *             ^^^^ error yaml-syntax: The closing quote is missing.
 */
export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  check: ({ parsed, text }) => [
    ...parsed.problems.map(
      (it) => ({ ...it, code: 'yaml-syntax', voice: 'yaml', severity: 'error' }) as const,
    ),
    ...controlCharacter(text),
  ],
};

/**
 * The first character that YAML doesn't allow in a text: most readers refuse the text for it, ours doesn't
 * (go-yaml, readerc.go, `yaml_parser_update_buffer`).
 */
function controlCharacter(text: string): Problem[] {
  const start = text.search(/[^\P{Cc}\t\n\r\x85]|[\uFFFE\uFFFF]|(?<!^)\uFEFF/u);
  if (start === -1) return [];
  const span = { start, end: start + 1 };
  const message =
    'YAML allows no control characters. Remove it, or write it as an escape within double quotes.';
  return [{ code: 'yaml-syntax', voice: 'yaml', severity: 'error', span, message }];
}
