import { appLabel } from '../labels.ts';
import { metadataFor } from '../object-names.ts';
import type { Place } from '../refactoring.ts';
import { contentOf } from '../../../manifest/content-of.ts';
import { layoutIn } from '../../../manifest/edits.ts';
import { textIn } from '../../../manifest/find.ts';
import type { NewObject } from '../../../manifest/new-object.ts';
import type { PodPort } from '../../../manifest/pod-ports.ts';
import { blockLines, type Content } from '../../../yaml/content.ts';

/** A Pod of that name, of a container and volumes that are written already, its items' dashes at column zero. */
export function newPodLines(
  place: Place,
  name: string,
  container: readonly string[],
  volumes: readonly string[],
): readonly string[] {
  const layout = place.document.derive(layoutIn);
  const head = blockLines(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadataFor(place, name), labels: appLabel(name) },
      spec: sharedSpec(place),
    },
    layout,
  );
  const isEmpty = head.at(-1) === 'spec: {}';
  const listed = (key: string, items: readonly string[]) => {
    const lines = items.map((it) => (it === '' ? '' : ' '.repeat(layout.listIndent) + it));
    return items.length > 0 ? [`${key}:`, ...lines] : [];
  };
  const own = [...listed('containers', container), ...listed('volumes', volumes)];
  const indent = ' '.repeat(layout.indent);
  return [
    ...(isEmpty ? [...head.slice(0, -1), 'spec:'] : head),
    ...own.map((it) => (it === '' ? '' : indent + it)),
  ];
}

/** What holds for all containers of a pod, so for one that leaves it too. */
function sharedSpec({ pod }: Place): Content {
  const kept = pod.spec.map.entries.filter((it) => !ofThePod.has(it.key.text));
  return Object.fromEntries(
    kept.flatMap(({ key, value }) => {
      const content = contentOf(value);
      return content === undefined ? [] : [[key.text, content] as const];
    }),
  );
}

/** What is about the containers of this pod, or that two pods can't both have. */
const ofThePod: ReadonlySet<string> = new Set([
  'containers',
  'initContainers',
  'volumes',
  'hostname',
  'subdomain',
  'hostnameOverride',
  'resources',
  'resourceClaims',
  '<<',
]);

/** A Service that leads to the ports of that Pod by the same numbers. */
export function serviceFor(place: Place, name: string, ports: readonly PodPort[]): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataFor(place, name),
    spec: { selector: appLabel(name), ports: ports.map((it) => servicePort(it, ports.length)) },
  };
}

/** Several ports have names (`ValidateService`), which the container's are where it has them. */
function servicePort({ map, number, protocol }: PodPort, count: number): Content {
  const own = textIn(map, 'name') ?? '';
  const name = own === '' && count > 1 ? `${protocol.toLowerCase()}-${number}` : own;
  return { ...(name !== '' && { name }), port: number, ...(protocol !== 'TCP' && { protocol }) };
}
