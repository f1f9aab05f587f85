/**
 * Containers as they are described to find out what they are to their pod (server/roles), by podman's own words.
 */
import * as v from 'valibot';
import type { PlainContainer } from '../../server/roles/pod.ts';
import type { Role as PodRole } from '../../server/roles/role.ts';
import { rolesOf } from '../../server/roles/roles.ts';
import type { Role } from './pod.ts';

/** What `podman container inspect` tells of what a container does. */
export type Described = Omit<PlainContainer, 'name' | 'place' | 'ports'> & {
  /** Those of its pod, which podman gives to each container (kube.go, ToSpecGen). */
  readonly annotations: ReadonlyMap<string, string>;
};

const text = v.nullish(v.string(), '');
const texts = v.nullish(v.array(v.string()), []);

const described = v.object({
  Path: text,
  Args: texts,
  ImageName: text,
  Config: v.object({ Env: texts, Annotations: v.nullish(v.record(v.string(), v.string()), {}) }),
  Mounts: v.nullish(
    v.array(v.object({ Name: text, Source: text, Destination: text, RW: v.nullish(v.boolean(), true) })),
    [],
  ),
});

/** Reads one element of what `podman container inspect` prints; podman's versions write these fields alike. */
export function readDescribed(value: unknown): Described {
  const it = v.parse(described, value);
  return {
    image: it.ImageName,
    words: [it.Path, ...it.Args],
    env: new Map(it.Config.Env.map((line) => parted(line))),
    mounts: it.Mounts.map(({ Name, Source, Destination, RW }) => ({
      volume: Name === '' ? Source : Name,
      path: Destination,
      access: RW ? 'writes' : 'reads',
    })),
    annotations: new Map(Object.entries(it.Config.Annotations)),
  };
}

/** A container of a pod, by its name in the manifest. */
export type Member = {
  readonly name: string;
  readonly role: Role;
  readonly described: Described | undefined;
};

/** What each member is to the pod, in their order, as far as it is known; podman keeps no ports of single containers. */
export function podRoles(members: readonly Member[]): readonly (PodRole | undefined)[] {
  const [annotated] = members.flatMap((it) => it.described ?? []);
  return rolesOf({
    containers: members.map(({ name, role, described: it = unknown }) => ({
      ...{ image: it.image, words: it.words, env: it.env, mounts: it.mounts },
      name,
      place: places[role],
    })),
    annotations: annotated?.annotations ?? new Map<string, string>(),
    engine: 'podman',
  });
}

const unknown: Described = { image: '', words: [], env: new Map(), mounts: [], annotations: new Map() };

const places = { infra: 'infra', init: 'init', main: 'regular' } as const satisfies Record<Role, unknown>;

/** A variable as podman writes it, `NAME=VALUE`. */
function parted(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}
