import { replaceValue } from '../../manifest/edits.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { listIn, mapIn, mapsIn, scalarIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved, type MapNode, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A `$(NAME)` that Kubernetes replaces and podman doesn't: in the values of variables never (kube.go, envVarValue), in
 * command and args only since 4.7.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: HOST
 *               value: db
 *             - name: URL
 *               value: http://$(HOST)/
 *                      ^^^^^^^^^^^^^^^ warning podman-unexpanded-variable: podman leaves '$(HOST)' in it as it is. Write what it stands for.
 */
export const podmanUnexpandedVariable: Rule = {
  code: 'podman-unexpanded-variable',
  check: (document, { podman }) =>
    writtenMapsOf(document, 'Container').flatMap(({ map }) => {
      const values = literalValues(map);
      const inValues = variablesOf(map).flatMap(({ value, before }) =>
        value ? (check(document, value, new Map([...values].filter(([it]) => before.has(it)))) ?? []) : [],
      );
      const words = isOlder(podman, '4.7') ? [...wordsIn(map, 'command'), ...wordsIn(map, 'args')] : [];
      return [...inValues, ...words.flatMap((it) => check(document, it, values, podman) ?? [])];
    }),
};

type Variable = {
  readonly name: string;
  readonly value?: ScalarNode;
  /** The variables that stand before it, which are the ones Kubernetes knows by then. */
  readonly before: ReadonlySet<string>;
};

function variablesOf(container: MapNode): readonly Variable[] {
  const before = new Set<string>();
  return mapsIn(container, 'env').map((it) => {
    const name = textIn(it, 'name') ?? '';
    const value = scalarIn(it, 'value');
    const variable = { name, before: new Set(before), ...(value && { value }) };
    before.add(name);
    return variable;
  });
}

/** Each variable of a container, with its value where that is written out and holds no other. */
function literalValues(container: MapNode): ReadonlyMap<string, string | undefined> {
  return new Map(
    mapsIn(container, 'env').map((it) => {
      const value = mapIn(it, 'valueFrom') ? undefined : (scalarIn(it, 'value')?.text ?? '');
      return [textIn(it, 'name') ?? '', value?.includes('$(') ? undefined : value];
    }),
  );
}

function wordsIn(container: MapNode, key: string): readonly ScalarNode[] {
  return (listIn(container, key)?.items ?? []).flatMap((it) => {
    const word = resolved(it);
    return word?.kind === 'scalar' ? [word] : [];
  });
}

/** `$$` is an escaped dollar to Kubernetes (third_party/forked/golang/expansion, Expand). */
const reference = /\$\$|\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g;

function check(
  document: ManifestDocument,
  scalar: ScalarNode,
  values: ReadonlyMap<string, string | undefined>,
  podman?: string,
): Problem | undefined {
  const names = [...scalar.text.matchAll(reference)]
    .flatMap((it) => it[1] ?? [])
    .filter((it) => values.has(it));
  const [first] = names;
  if (first === undefined) return undefined;
  const known = names.every((it) => values.get(it) !== undefined);
  const whole = scalar.text.replace(reference, (written: string, name?: string) =>
    name === undefined ? written : (values.get(name) ?? written),
  );
  const who = podman === undefined ? 'podman' : `podman ${podman}`;
  const message = `${who} leaves ${quoted(`$(${first})`)} in it as it is. Write what it stands for.`;
  const edit = known && scalar.style !== 'block' ? replaceValue(document, scalar, whole) : undefined;
  return podmanSays('podman-unexpanded-variable', 'warning', scalar.span, message, {
    fixes: fixBy(`Write '${whole}'`, 'unsafe', edit),
  });
}
