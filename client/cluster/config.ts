/**
 * kubectl's configuration, as far as it says which clusters there are.
 */
import * as v from 'valibot';

export type Config = {
  /** The context that kubectl takes by itself; absent where there is none. */
  readonly current?: string;
  readonly contexts: readonly Context[];
  /** In the order of the file. */
  readonly clusters: readonly Cluster[];
};

export type Context = {
  readonly name: string;
  readonly cluster: string;
  /** The namespace it leads to by itself. */
  readonly namespace: string;
};

export type Cluster = { readonly name: string; readonly server: string };

const text = v.nullish(v.string(), '');
const configuration = v.object({
  'current-context': text,
  contexts: v.nullish(
    v.array(v.object({ name: v.string(), context: v.nullish(v.object({ cluster: text, namespace: text })) })),
    [],
  ),
  clusters: v.nullish(
    v.array(v.object({ name: v.string(), cluster: v.nullish(v.object({ server: text })) })),
    [],
  ),
});

/** Takes what `kubectl config view` prints, or what a configuration's file holds; throws for anything else. */
export function readConfig(value: unknown): Config {
  const it = v.parse(configuration, value);
  const current = it['current-context'];
  return {
    ...(current === '' ? {} : { current }),
    contexts: it.contexts.map(({ name, context }) => ({
      name,
      cluster: context?.cluster ?? '',
      namespace: context?.namespace === '' ? 'default' : (context?.namespace ?? 'default'),
    })),
    clusters: it.clusters.map(({ name, cluster }) => ({ name, server: cluster?.server ?? '' })),
  };
}
