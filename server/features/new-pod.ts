import type { ManifestDocument } from '../manifest/document.ts';
import { givenIn } from '../manifest/find.ts';
import { podsOf } from '../manifest/pods.ts';
import { freeName, freePort } from '../patterns/free.ts';
import { readPublished } from '../patterns/published.ts';
import { mountPathObjection } from '../patterns/share.ts';
import type { Taken } from '../patterns/taken.ts';
import { variants } from '../patterns/variants.ts';
import type { TakenPort } from '../protocol.ts';
import type { CheckNewPodParams, InputRemark } from '../protocol-patterns.ts';
import type { Problem } from '../rules/rule.ts';
import { quoted } from '../schema/describe.ts';
import type { Span } from '../yaml/tree.ts';

/** What is said of a part of a new pod before its manifest is asked; nothing where that has to tell. */
export function inputRemark(
  { about, name, image, ports, variant, mountPath = '' }: CheckNewPodParams,
  known: { readonly podNames: ReadonlySet<string>; readonly takenPorts: readonly TakenPort[] },
): InputRemark | undefined {
  switch (about) {
    case 'name':
      if (name === '') return error('Write a name for the pod.');
      return known.podNames.has(name)
        ? warning(`Another manifest has a pod ${quoted(name)}, and podman runs one of that name only.`)
        : undefined;
    case 'image':
      return image === '' ? error('Write the name of an image.') : undefined;
    case 'ports':
      return portsRemark(ports, known.takenPorts);
    case 'mountPath': {
      const shared = variants.find((it) => it.id === variant)?.shared;
      const objection = shared && mountPathObjection(undefined, shared, mountPath);
      return objection === undefined ? undefined : error(objection);
    }
  }
}

function portsRemark(text: string, taken: readonly TakenPort[]): InputRemark | undefined {
  const ports = readPublished(text);
  if (typeof ports === 'string') {
    return error(
      `${quoted(ports)} is no port. Write 8080:80 for the container's port 80 as 8080 of this machine.`,
    );
  }
  const owner = taken.find(
    (it) => it.protocol.toUpperCase() === 'TCP' && ports.some(({ host }) => host === it.port),
  );
  return owner && warning(`Port ${owner.port} of this machine is taken by ${quoted(owner.owner)}.`);
}

/** What problems of the pod's manifest say of one of its parts: the gravest of them. */
export function problemRemark(
  document: ManifestDocument,
  problems: readonly Problem[],
  about: CheckNewPodParams['about'],
): InputRemark | undefined {
  const span = spanOf(document, about);
  const here = problems.filter((it) => span && span.start <= it.span.start && it.span.end <= span.end);
  for (const severity of ['error', 'warning', 'information'] as const) {
    const found = here.find((it) => it.severity === severity);
    if (found) return { severity, message: found.message };
  }
  return undefined;
}

/** Where a part of a new pod stands in its manifest. */
function spanOf(document: ManifestDocument, about: CheckNewPodParams['about']): Span | undefined {
  const [pod] = podsOf(document);
  if (about === 'name') return pod?.name?.written.span;
  const [container] = pod?.containers.filter((it) => it.role === 'main') ?? [];
  return about === 'mountPath' ? undefined : container && givenIn(container.map, about)?.value.span;
}

/** A pod's name that no other has, and ports as `podman --publish` takes them, of which the host's are free. */
export function proposedName(taken: ReadonlySet<string>): string {
  return freeName('web', taken);
}

/** The ports that an image exposes (`80/tcp`), those of TCP, as `podman --publish` takes them, published where it is free. */
export function proposedPorts(exposed: readonly string[], { takenHostPorts }: Taken): string {
  const numbers = exposed.flatMap((it) => /^(\d+)(?:\/tcp)?$/.exec(it)?.[1] ?? []).map(Number);
  const taken = new Set(takenHostPorts);
  return [...new Set(numbers)]
    .map((container) => {
      const host = freePort(container < 1024 ? container + 8000 : container, taken);
      taken.add(host);
      return `${host}:${container}`;
    })
    .join(' ');
}

function error(message: string): InputRemark {
  return { severity: 'error', message };
}

function warning(message: string): InputRemark {
  return { severity: 'warning', message };
}
