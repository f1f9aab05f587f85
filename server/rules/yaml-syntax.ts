import type { Rule } from './rule.ts';

/**
 * The text is not YAML. Neither podman nor Kubernetes reads any of its documents then.
 *
 *     metadata:
 *       name: "web
 *             ^^^^ error yaml-syntax: The closing quote is missing.
 */
export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  check: ({ parsed }) =>
    parsed.problems.map((it) => ({ ...it, code: 'yaml-syntax', voice: 'yaml', severity: 'error' })),
};
