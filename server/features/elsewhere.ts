import { fieldsOf } from '../manifest/fields.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { nameOf, onDockerTerms, readImage } from '../schema/image.ts';
import type { Problem } from '../rules/rule.ts';
import { textOf, type Span } from '../yaml/tree.ts';

/** What a cluster does otherwise than podman with something that is written, with offsets from the document's start. */
export type OtherWay = {
  /** `refused`: the cluster won't take it. `differs`: it takes it, and does something else with it. */
  readonly kind: 'refused' | 'differs';
  readonly span: Span;
  readonly message: string;
};

/**
 * What is different for a document on a cluster, in the order of the text. `found` is all that is wrong in it in any
 * voice; what no rule objects to, since both engines take it, is told of by facts.
 */
export function elsewhere(document: ManifestDocument, found: readonly Problem[]): readonly OtherWay[] {
  const all = [...found.flatMap((it) => ofProblem(document, it)), ...ofFacts(document)];
  const once = new Map(all.map((it) => [`${it.span.start} ${it.message}`, it]));
  return [...once.values()].toSorted((a, b) => a.span.start - b.span.start);
}

function ofProblem(
  document: ManifestDocument,
  { voice, severity, code, span, message }: Problem,
): OtherWay[] {
  if (severity === 'error' && (voice === 'kubernetes' || voice === 'yaml')) {
    return [{ kind: 'refused', span, message }];
  }
  const say = voice === 'podman' ? otherwise.get(code) : undefined;
  return say ? [{ kind: 'differs', span, message: say(document.text.slice(span.start, span.end)) }] : [];
}

/** By the rule that tells what podman makes of it: what Kubernetes makes of it. The text is what stands there. */
const otherwise: ReadonlyMap<string, (text: string) => string> = new Map<string, (text: string) => string>([
  ['podman-ignored-field', (text) => `podman passes over '${text}'. The cluster acts on it.`],
  ['podman-dropped-probe', () => 'podman drops this probe. The cluster runs it.'],
  [
    'podman-blocking-sidecar',
    () => 'This is a sidecar on the cluster: it runs beside the others. podman waits for its end first.',
  ],
  ['podman-replicas', () => 'The cluster runs as many pods as this says. podman runs one.'],
  [
    'podman-shared-empty-dir',
    () => 'On the cluster each pod has a volume of its own. podman lets pods share it that call it the same.',
  ],
  ['podman-unexpanded-variable', () => 'The cluster replaces $(NAME) here. podman leaves it as it is.'],
  ['podman-overridden-variable', () => 'On the cluster env counts here. podman lets envFrom count.'],
  ['podman-misread-memory', () => 'The cluster reads this amount as it is meant. podman does not.'],
  ['podman-restart-policy', () => 'The cluster restarts by this policy. podman does not.'],
  [
    'podman-raw-secret',
    () => 'The cluster decodes what the Secret holds. This podman hands it over encoded.',
  ],
]);

type Fact = {
  /** Whether the key is meant, and not its value. */
  readonly at: 'key' | 'value';
  /** Nothing where this text behaves alike on both. */
  readonly say: (text: string, key: string) => string | undefined;
};

/** Places that mean something else on a cluster (Kubernetes' concepts; podman's pkg/specgen/generate/kube). */
const facts: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  [
    'ContainerPort.hostPort',
    {
      at: 'key',
      say: () =>
        'On the cluster hostPort opens the port on whichever node the pod lands on, not on this machine. A Service is the usual way in.',
    },
  ],
  [
    'HostPathVolumeSource.path',
    { at: 'value', say: (path) => `On the cluster '${path}' is a path of the node, not of this machine.` },
  ],
  ['Container.image', { at: 'value', say: imageThere }],
  [
    'PersistentVolumeClaimVolumeSource.claimName',
    {
      at: 'value',
      say: () =>
        "The cluster makes a new volume for the claim: what podman's volume holds does not come along.",
    },
  ],
  [
    'VolumeMount.mountPath',
    {
      at: 'value',
      say: (path) =>
        path.includes(':')
          ? 'The cluster takes the options behind the colon for a part of the path.'
          : undefined,
    },
  ],
  ['PodSpec.hostNetwork', { at: 'key', say: ofNode('network') }],
  ['PodSpec.hostPID', { at: 'key', say: ofNode('processes') }],
  ['PodSpec.hostIPC', { at: 'key', say: ofNode('shared memory') }],
  ['SecurityContext.seLinuxOptions', { at: 'key', say: seLinux }],
  ['PodSecurityContext.seLinuxOptions', { at: 'key', say: seLinux }],
  [
    'ObjectMeta.annotations{}',
    {
      at: 'key',
      say: (_, key) =>
        /^(?:io\.podman\.|io\.containers\.|volume\.podman\.io\/|run\.oci\.)/.test(key)
          ? `Only podman acts on '${key}'.`
          : undefined,
    },
  ],
]);

function ofFacts(document: ManifestDocument): readonly OtherWay[] {
  return fieldsOf(document, facts).flatMap(({ typed: { node, entry }, row }): OtherWay[] => {
    const message = row.say(textOf(node) ?? '', entry?.key.text ?? '');
    const span = row.at === 'key' ? entry?.key.span : node.span;
    return message === undefined || !span ? [] : [{ kind: 'differs', span, message }];
  });
}

function imageThere(text: string): string | undefined {
  const image = readImage(text);
  if (image?.registry === 'localhost') {
    return `'${text}' is on this machine alone, built here or from a folder beside the manifest: push it to a registry that the cluster reaches.`;
  }
  if (!image || image.registry !== undefined) return undefined;
  return `The cluster takes '${text}' for '${nameOf(onDockerTerms(image))}'. podman asks the registries of this machine.`;
}

function ofNode(what: string): Fact['say'] {
  return (text) =>
    text === 'true' ? `On the cluster these are the node's ${what}, not this machine's.` : undefined;
}

function seLinux(): string {
  return 'On the cluster this counts only on nodes with SELinux, and which labels are there is theirs.';
}
