import type { Place, Surroundings } from './refactoring.ts';
import { textIn } from '../../manifest/find.ts';
import { freeName } from '../../patterns/free.ts';
import { dnsName } from '../../schema/names.ts';
import type { NameKind } from '../../symbols/mention.ts';

/** Kinds of objects whose names others use. */
export type ObjectNameKind = Extract<NameKind, 'config-map' | 'secret' | 'claim'>;

/**
 * A name for a new object that belongs to a pod, such as `web-config`, that nobody in the workspace gives or uses.
 * podman makes a volume of a ConfigMap or a claim, so their names are kept apart as well.
 */
export function freeObjectName(words: readonly string[], { names }: Surroundings): string {
  const known = words.filter((it, index) => it !== '' && words.indexOf(it) === index).join('-');
  const name = dnsName(known) === undefined ? known : ['app', words.at(-1)].join('-');
  const taken = new Set<string>();
  for (;;) {
    const tried = freeName(name, taken, 253);
    if (!kinds.some((kind) => isKnown(kind, tried))) return tried;
    taken.add(tried);
  }

  function isKnown(kind: ObjectNameKind, text: string): boolean {
    const place = { span: nowhere, whole: nowhere, path: [], optional: false };
    const mention = {
      kind,
      text,
      scope: { reach: 'workspace', owner: '' },
      role: 'declares',
      ...place,
    } as const;
    return names.declared(kind, text).length > 0 || names.uses(mention).length > 0;
  }
}

const kinds: readonly ObjectNameKind[] = ['config-map', 'secret', 'claim'];

const nowhere = { start: 0, end: 0 };

/** What a new object's metadata says: it lives where the pod does. */
export function metadataFor(
  { pod }: Place,
  name: string,
): { readonly name: string; readonly namespace?: string } {
  const namespace = pod.metadata && textIn(pod.metadata, 'namespace');
  return { name, ...(namespace !== undefined && { namespace }) };
}
