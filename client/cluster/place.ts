/**
 * Asks a person for the cluster and the namespace, each time: what was chosen last for a file comes first.
 */
import * as v from 'valibot';
import type { Memento, QuickPickItem, Uri } from 'vscode';
import { window } from 'vscode';
import { withCancel } from '../progress.ts';
import { asLabel, oneLine } from '../text.ts';
import type { Config } from './config.ts';
import { ClusterError } from './error.ts';
import { listNamespaces, readContexts, type ClusterPlace } from './kubectl.ts';
import type { RunKubectl } from './run.ts';

/** What was chosen last for each file. */
export type PlaceMemory = {
  readonly of: (uri: Uri) => ClusterPlace | undefined;
  readonly keep: (uri: Uri, place: ClusterPlace) => Promise<void>;
};

const key = 'clusterPlaces';

/** Files that were applied longest ago are forgotten first. */
const most = 200;

const places = v.record(v.string(), v.object({ context: v.string(), namespace: v.string() }));

/** `state` is the workspace's. */
export function placeMemory(state: Memento): PlaceMemory {
  const kept = (): Readonly<Record<string, ClusterPlace>> => {
    const found = v.safeParse(places, state.get(key));
    return found.success ? found.output : {};
  };
  return {
    of: (uri) => kept()[uri.toString()],
    keep: async (uri, place) => {
      const others = Object.entries(kept()).filter(([of]) => of !== uri.toString());
      await state.update(key, Object.fromEntries([...others, [uri.toString(), place]].slice(-most)));
    },
  };
}

/** `context 'kind-dev', namespace 'default'`: said wherever something happens there. */
export function inWords({ context, namespace }: ClusterPlace): string {
  return `context '${context}', namespace '${namespace}'`;
}

/** Undefined where the person leaves. Fails where kubectl knows no cluster. */
export async function askPlace(
  kubectl: RunKubectl,
  title: string,
  last: ClusterPlace | undefined,
): Promise<ClusterPlace | undefined> {
  const config = await kubectl(readContexts);
  if (config.contexts.length === 0) {
    throw new ClusterError(
      'unconfigured',
      'kubectl knows no cluster: its configuration (KUBECONFIG or ~/.kube/config) has no context.',
    );
  }
  const context = await askContext(config, title, last?.context);
  if (context === undefined) return undefined;
  const namespace = await askNamespace(kubectl, { config, title, context }, last);
  return namespace === undefined ? undefined : { context, namespace };
}

type Choice = QuickPickItem & { readonly name: string };

async function askContext(
  { contexts, clusters, current }: Config,
  title: string,
  last: string | undefined,
): Promise<string | undefined> {
  const ordered = firstOf([last, current], contexts, (it) => it.name);
  const choices = ordered.map((it): Choice => {
    const server = clusters.find((cluster) => cluster.name === it.cluster)?.server ?? '';
    const why = it.name === last ? 'chosen last' : it.name === current ? 'current' : '';
    return { label: asLabel(it.name), description: why, detail: asLabel(server), name: it.name };
  });
  const placeHolder = 'The context: which cluster, and as whom';
  return (await window.showQuickPick(choices, { title: oneLine(title), placeHolder }))?.name;
}

type Asking = { readonly config: Config; readonly title: string; readonly context: string };

async function askNamespace(
  kubectl: RunKubectl,
  { config, title, context }: Asking,
  last: ClusterPlace | undefined,
): Promise<string | undefined> {
  const usual = config.contexts.find((it) => it.name === context)?.namespace ?? 'default';
  const before = last?.context === context ? last.namespace : undefined;
  const heading = oneLine(`${title}: ${context}`);
  const found = await namespacesOf(kubectl, context);
  if (found === undefined) return typeNamespace(heading, before ?? usual);
  const ordered = firstOf([before, usual], [...new Set([usual, ...found])], (it) => it);
  const choices = ordered.map((name): Choice => ({
    label: asLabel(name),
    description: name === before ? 'chosen last' : name === usual ? "the context's own" : '',
    name,
  }));
  const other: Choice = { label: '$(edit) Type a name…', name: '' };
  const placeHolder = 'The namespace';
  const chosen = await window.showQuickPick([...choices, other], { title: heading, placeHolder });
  return chosen === other ? typeNamespace(heading, usual) : chosen?.name;
}

/** Undefined where the cluster does not say, or the person doesn't want to wait: then a name can be typed. */
async function namespacesOf(kubectl: RunKubectl, context: string): Promise<readonly string[] | undefined> {
  try {
    return await withCancel(`Listing the namespaces of '${context}'`, (signal) =>
      kubectl(listNamespaces(context), { signal }),
    );
  } catch (error) {
    // Many may use a namespace and not list all; what really is wrong will be told of the next call.
    if (error instanceof ClusterError) return undefined;
    throw error;
  }
}

/** Undefined where the person leaves. */
export async function typeNamespace(title: string, value: string): Promise<string | undefined> {
  const name = await window.showInputBox({
    title,
    value,
    prompt: 'The namespace',
    validateInput: (it) => (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(it) ? undefined : rule),
  });
  return name === '' ? undefined : name;
}

const rule = 'A namespace has up to 63 lower case letters, digits and hyphens, and no hyphen at its ends.';

/** The list with those first that have these names, in this order. */
function firstOf<T>(
  names: readonly (string | undefined)[],
  all: readonly T[],
  nameOf: (it: T) => string,
): readonly T[] {
  const rank = (it: T): number => (names.includes(nameOf(it)) ? names.indexOf(nameOf(it)) : names.length);
  return all.toSorted((a, b) => rank(a) - rank(b));
}
