import { expectedAt } from '../manifest/expected.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { OtherYamlServer, Settings } from '../protocol.ts';
import type { Problem } from '../rules/rule.ts';
import type { Type } from '../schema/shape.ts';
import { integerOf, scalarKind, type ScalarKind } from '../yaml/scalar.ts';
import { entryOf, resolved, type Node, type Path, type ScalarNode } from '../yaml/tree.ts';
import type { Completion } from './completion/offer.ts';

/** What another YAML server does in a document, so that we don't. */
export type Left = {
  /** Telling what is no YAML. */
  readonly syntax: boolean;
  /** The outline. */
  readonly symbols: boolean;
  /** Telling what Kubernetes' JSON schema doesn't allow. */
  readonly schemaProblems: boolean;
  /** Completing what that schema has. */
  readonly schemaCompletion: boolean;
  /** Showing what that schema says of a field. */
  readonly schemaHover: boolean;
};

/**
 * What is left to another YAML server in a document of the file `uri`.
 * Of Red Hat's, which `OtherYamlServer` was made for: it tells what is no YAML and shows an outline in any file, and
 * with a JSON schema also completes and explains fields and checks them (yaml-language-server, yamlCompletion.ts,
 * yamlHover.ts, yamlValidation.ts). A comment above a document gives it a schema, or takes it away (modelineUtil.ts).
 */
export function leftToOthers(
  manner: Settings['besideYamlServer'],
  other: OtherYamlServer | undefined,
  uri: string,
  document: ManifestDocument,
): Left {
  if (manner === 'ownOnly') return everything;
  if (manner === 'everything' || !other) return nothing;
  const named = schemaNamedIn(document);
  const given = named === undefined ? other.withSchema.includes(uri) : named !== 'none';
  const schema = given && !other.schemaFailed.includes(uri);
  return {
    syntax: other.validates,
    symbols: true,
    schemaProblems: schema && other.validates,
    schemaCompletion: schema && other.completes,
    schemaHover: schema && other.hovers,
  };
}

const nothing: Left = {
  syntax: false,
  symbols: false,
  schemaProblems: false,
  schemaCompletion: false,
  schemaHover: false,
};

const everything: Left = {
  syntax: true,
  symbols: true,
  schemaProblems: true,
  schemaCompletion: true,
  schemaHover: true,
};

/** The schema that a comment above a document's first key gives it: `# yaml-language-server: $schema=URL`. */
function schemaNamedIn({ text, outline }: ManifestDocument): string | undefined {
  const above = text.slice(0, outline.root?.twigs[0]?.head.start);
  const comment = /#[ \t]+(?:yaml-language-server[ \t]*:|\$schema:).*/.exec(above)?.[0] ?? '';
  return /\$schema(?:=|:[ \t]*)(\S+)/.exec(comment)?.[1];
}

/** The problems that nobody else tells; the same list where those are all. */
export function ownProblems(
  problems: readonly Problem[],
  document: ManifestDocument,
  { syntax, schemaProblems }: Left,
): readonly Problem[] {
  const own = problems.filter(
    (it) => !(syntax && isOfYaml(it)) && !(schemaProblems && isOfSchema(it, document)),
  );
  return own.length === problems.length ? problems : own;
}

function isOfYaml({ code }: Problem): boolean {
  return code === 'yaml-syntax' || code === 'duplicate-key';
}

/** Whether a JSON schema made from Kubernetes' OpenAPI, as strict as those for editors are, objects too. */
function isOfSchema(problem: Problem, document: ManifestDocument): boolean {
  switch (problem.code) {
    case 'unknown-field':
      return true;
    case 'missing-field':
      return problem.path !== undefined && isDemanded(document, problem.path);
    case 'wrong-type':
      return isContradicted(document, problem);
    default:
      return false;
  }
}

/** Whether a field that is missing is absent and not only empty, and one that OpenAPI calls required. */
function isDemanded(document: ManifestDocument, path: Path): boolean {
  const field = expectedAt(document, path)?.field;
  const parent = document.typed.find((it) => isSame(it.path, path.slice(0, -1)));
  const isAbsent = entryOf(parent?.node, String(path.at(-1))) === undefined;
  return isAbsent && field?.required === true && field.requiredByServer !== true;
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}

/** Whether a value is of the wrong type in the words of YAML 1.2, too: `yes` is text there. */
function isContradicted(document: ManifestDocument, { span }: Problem): boolean {
  const typed = document.typed.find(
    ({ node }) => node.span.start === span.start && node.span.end === span.end,
  );
  const node: Node | undefined = typed && resolved(typed.node);
  return node?.kind !== 'scalar' || !typed || !fits(node, typed.type);
}

function fits(node: ScalarNode, type: Type): boolean {
  const kind = kindInYaml12(node);
  switch (type.kind) {
    case 'string':
      return kind === 'string';
    case 'integer':
      // It may be too large for the field, which the schema doesn't say.
      return kind === 'integer' || integerOf(node) !== undefined;
    case 'number':
      return kind === 'integer' || kind === 'number';
    case 'boolean':
      return kind === 'boolean';
    case 'int-or-string':
      return kind === 'integer' || kind === 'string';
    default:
      return false;
  }
}

/** What the core schema of YAML 1.2 makes of a scalar (YAML 1.2.2, 10.3.2), which knows fewer words than `scalarKind`. */
function kindInYaml12(node: ScalarNode): ScalarKind {
  const kind = scalarKind(node);
  if (node.style !== 'plain' || node.tag !== undefined) return kind;
  const known =
    kind === 'boolean'
      ? /^(?:true|True|TRUE|false|False|FALSE)$/
      : /^[-+]?(?:\d+|0o[0-7]+|0x[\da-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
  return kind === 'null' || known.test(node.text) ? kind : 'string';
}

/** The completions that nobody else offers. */
export function ownCompletions(
  completions: readonly Completion[],
  { schemaCompletion }: Left,
): readonly Completion[] {
  return schemaCompletion ? completions.filter((it) => !inSchema.has(it.sort)) : completions;
}

/** Kubernetes' OpenAPI has no allowed values but those of `apiVersion` and `kind`, and true and false. */
const inSchema: ReadonlySet<Completion['sort']> = new Set(['field', 'item', 'kind', 'boolean']);
