/**
 * Reads the manifest that a pod was played from, as far as it is needed to say what became of it.
 */
import { parseAllDocuments } from 'yaml';

type Plain = Readonly<Record<string, unknown>>;

/** The object of a manifest that a pod was made of. */
export type Original = {
  readonly kind: string;
  readonly labels: Plain;
  readonly spec: Plain;
  readonly containers: readonly Plain[];
};

/** The object in a file's text that podman makes a pod of this name of; undefined where there is none. */
export function originalOf(text: string, pod: string): Original | undefined {
  const objects = parseAllDocuments(text, { merge: true }).flatMap((document) => {
    const root = recordOf(document.errors.length > 0 ? undefined : (document.toJS() as unknown));
    return root['kind'] === 'List' ? itemsOf(root['items']) : [root];
  });
  // podman before 4.4 numbers the pods of a workload (play.go, playKubeDeployment).
  const names = [pod, pod.replace(/-\d+$/, '')];
  const found = objects.find((it) => names.includes(podNameOf(it) ?? ''));
  if (found === undefined) return undefined;
  const holder = found['kind'] === 'Pod' ? found : recordOf(recordOf(found['spec'])['template']);
  const spec = recordOf(holder['spec']);
  return {
    kind: textOf(found['kind']),
    labels: recordOf(recordOf(holder['metadata'])['labels']),
    spec,
    containers: itemsOf(spec['containers']),
  };
}

function podNameOf(object: Plain): string | undefined {
  const name = recordOf(object['metadata'])['name'];
  if (typeof name !== 'string') return undefined;
  if (object['kind'] === 'Pod') return name;
  return ['Deployment', 'DaemonSet', 'Job'].includes(textOf(object['kind'])) ? `${name}-pod` : undefined;
}

/** The fields that are set before and absent after, one level into those that are maps in both, but for some. */
export function lostKeys(before: Plain, after: Plain, but: readonly string[]): readonly string[] {
  return Object.keys(before)
    .filter(
      (it) => !but.includes(it) && !isEmpty(before[it]) && !(before[it] === false && it.startsWith('host')),
    )
    .flatMap((key) => {
      if (after[key] === undefined) return [key];
      return Object.keys(recordOf(before[key]))
        .filter((it) => recordOf(after[key])[it] === undefined)
        .map((it) => `${key}.${it}`);
    });
}

/** Where a variable's value was taken from: `the Secret 's', key 'k'`. Undefined where it was written out, or isn't known. */
export function sourceOf(variable: string, container: Plain): string | undefined {
  const own = itemsOf(container['env']).find((it) => it['name'] === variable);
  if (own) {
    const source = Object.entries(recordOf(own['valueFrom']))[0];
    if (!source) return undefined;
    const [sort, at] = [source[0], recordOf(source[1])];
    if (sort === 'configMapKeyRef') {
      return `the ConfigMap '${textOf(at['name'])}', key '${textOf(at['key'])}'`;
    }
    if (sort === 'secretKeyRef') return `the Secret '${textOf(at['name'])}', key '${textOf(at['key'])}'`;
    return `${sort} ${textOf(at['fieldPath'] ?? at['resource'])}`;
  }
  const [all] = itemsOf(container['envFrom']);
  if (!all || variable === 'TERM') return undefined;
  const map = recordOf(all['configMapRef'])['name'];
  return map === undefined
    ? `the Secret '${textOf(recordOf(all['secretRef'])['name'])}' (envFrom)`
    : `the ConfigMap '${textOf(map)}' (envFrom)`;
}

/** What podman's volume of that name was in the manifest: `an emptyDir`. Undefined where it was a claim. */
export function volumeWords(name: string, { spec }: Original): string | undefined {
  for (const it of itemsOf(spec['volumes'])) {
    const map = recordOf(it['configMap'])['name'];
    const secret = recordOf(it['secret'])['secretName'];
    if (map === name) return `the ConfigMap '${name}'`;
    if (secret === name) return `the Secret '${name}'`;
    if (it['emptyDir'] !== undefined && it['name'] === name) return 'an emptyDir';
  }
  return undefined;
}

export function recordOf(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {};
}

export function itemsOf(value: unknown): readonly Plain[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : '';
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
