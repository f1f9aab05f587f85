import type { Variant } from '../../server/patterns/variant.ts';
import { parse } from '../../server/yaml/parse.ts';
import type { Node, Path, ScalarNode, Span } from '../../server/yaml/tree.ts';

/** A piece of a text that a person types over; pieces of one key are typed once. */
export type Stop = {
  readonly key: string;
  readonly span: Span;
  /** What else there is to choose from. */
  readonly others?: readonly string[];
};

/** A scalar, and the keys and zero-based places that lead to it, joined by dots. */
type Value = { readonly node: ScalarNode; readonly path: string };

/**
 * What a person types over where a variant's container stands: in the manifest of a whole pod, which is called `name`,
 * or in a list of it alone.
 */
export function stopsIn(text: string, name: string, variant: Variant): readonly Stop[] {
  const { root } = parse(text);
  const values = root ? scalarsIn(root, []) : [];
  const texts = new Map(values.map((it) => [it.path, it.node.text]));
  const stops = values.flatMap((it) => stopOf(it, name, texts, variant) ?? []);
  const command = values.find((it) => it.path === 'spec.containers.0.command.2')?.node.span;
  return command ? [...stops, ...repeatedIn(text, command, stops)] : stops;
}

function scalarsIn(node: Node, path: Path): readonly Value[] {
  switch (node.kind) {
    case 'scalar':
      return [{ node, path: path.join('.') }];
    case 'list':
      return node.items.flatMap((it, index) => scalarsIn(it, [...path, index]));
    case 'map':
      return node.entries.flatMap((it) => scalarsIn(it.value, [...path, it.key.text]));
    case 'alias':
      return [];
  }
}

/** Each of these is typed by itself. */
const single =
  /^(?:spec\.containers\.0\.(?:image|volumeMounts\.0\.mountPath)|0\.(?:name|volumeMounts\.0\.name)|.*\.hostPort)$/;

function stopOf(
  { node: { text, span, style }, path }: Value,
  name: string,
  texts: ReadonlyMap<string, string>,
  { container: { env = {} }, mainEnv = {} }: Variant,
): Stop | undefined {
  // Without its quotes.
  const inner = style === 'plain' ? span : { start: span.start + 1, end: span.end - 1 };
  if (path === 'spec.restartPolicy') return { key: path, span: inner, others: ['Never', 'Always'] };
  if (/^metadata\.(?:name|labels\.app)$/.test(path)) return { key: 'name', span: inner };
  // A volume is called after its pod.
  if (/^spec\..*(?:volumes|volumeMounts)\.\d+\.name$/.test(path)) {
    return { key: 'name', span: { start: inner.start, end: inner.start + name.length } };
  }
  if (single.test(path)) return { key: path, span: inner };
  const variable = /env\.\d+\.value$/.test(path) ? texts.get(path.replace(/value$/, 'name')) : undefined;
  const plan = variable === undefined ? undefined : (env[variable] ?? mainEnv[variable]);
  const isPort = path.endsWith('.containerPort') || typeof plan === 'object';
  if (isPort) return { key: `port ${text}`, span: inner };
  return variable !== undefined && variable in env ? { key: variable, span: inner } : undefined;
}

/** Where the app's script names the folder and the file that it shares. */
function repeatedIn(text: string, { start, end }: Span, stops: readonly Stop[]): readonly Stop[] {
  return stops
    .filter(({ key }) => /(?:mountPath|_FILE)$/.test(key))
    .flatMap(({ key, span }) => {
      const typed = text.slice(span.start, span.end);
      const at = text.indexOf(typed, start);
      return at === -1 || at >= end ? [] : [{ key, span: { start: at, end: at + typed.length } }];
    });
}
