import { annotationKey, labelKey } from './names.ts';

/** Where a field path is used: in a variable, or in a file of a volume. */
export type FieldPathUse = 'variable' | 'file';

const everywhere = ['metadata.name', 'metadata.namespace', 'metadata.uid'];

/** The paths a `fieldRef` may have as they are (`validEnvDownwardAPIFieldPathExpressions` and its like for volumes). */
const fieldPaths: Readonly<Record<FieldPathUse, readonly string[]>> = {
  variable: [
    ...everywhere,
    'spec.nodeName',
    'spec.serviceAccountName',
    'status.hostIP',
    'status.hostIPs',
    'status.podIP',
    'status.podIPs',
  ],
  file: [...everywhere, 'metadata.labels', 'metadata.annotations'],
};

/** What `spec.host` is called today (pkg/apis/core/pods/helpers.go, `ConvertDownwardAPIFieldLabel`). */
const oldNames: Readonly<Record<string, string>> = { 'spec.host': 'spec.nodeName' };

/** What is wrong with a field path, as the rest of a sentence that begins with it, and the paths it may mean. */
export type WrongPath = { readonly says: string; readonly meant: readonly string[] };

/**
 * Reads the path of a `fieldRef` (validation.go, `validateObjectFieldSelector`): one of a few fields, or one label or
 * annotation, as `metadata.labels['app']`.
 */
export function wrongFieldPath(path: string, use: FieldPathUse): WrongPath | undefined {
  const [, field, key] = /^([^[]+)\['(.*)'\]$/s.exec(path) ?? [];
  if (field !== undefined && key !== undefined) {
    const read = { 'metadata.labels': labelKey, 'metadata.annotations': annotationKey }[field];
    if (!read) return { says: 'has a key, and only labels and annotations have keys', meant: [] };
    const wrong = read(key);
    return wrong === undefined ? undefined : { says: `has a key that ${wrong}`, meant: [] };
  }
  if (fieldPaths[use].includes(oldNames[path] ?? path)) return undefined;
  if (use === 'variable' && /^metadata\.(?:labels|annotations)$/.test(path)) {
    return { says: `needs a key: write ${path}['key']`, meant: [] };
  }
  const place = use === 'variable' ? 'a variable' : 'a file';
  return { says: `is no field that ${place} can show`, meant: fieldPaths[use] };
}

const resourceFields = ['limits', 'requests'].flatMap((it) =>
  ['memory', 'cpu', 'ephemeral-storage'].map((resource) => `${it}.${resource}`),
);

/** Reads the resource of a `resourceFieldRef` (validation.go, `validateContainerResourceFieldSelector`). */
export function wrongResourceField(resource: string): WrongPath | undefined {
  const known = resourceFields.includes(resource) || /^(?:limits|requests)\.hugepages-/.test(resource);
  return known ? undefined : { says: 'is no resource that can be shown', meant: resourceFields };
}

const cpuDivisors = ['1', '1m'];
const byteDivisors = [
  '1',
  ...Array.from('kMGTPE', (it) => `1${it}`),
  ...Array.from('KMGTPE', (it) => `1${it}i`),
];

/** The divisors that the resource of a `resourceFieldRef` takes (validation.go, `validateContainerResourceDivisor`). */
export function divisorsOf(resource: string): readonly string[] | undefined {
  if (/^(?:limits|requests)\.cpu$/.test(resource)) return cpuDivisors;
  const bytes = /^(?:limits|requests)\.(?:memory|ephemeral-storage|hugepages-.*)$/.test(resource);
  return bytes ? byteDivisors : undefined;
}
