/**
 * Reads what podman keeps besides pods: images, volumes and secrets, and the host ports that containers have taken.
 * As tolerant as read.ts.
 */
import * as v from 'valibot';
import type { Port } from './pod.ts';
import { port, readPort } from './read.ts';

export type Image = {
  readonly id: string;
  /** All names with their tags, such as `docker.io/library/nginx:1.27`; at least one. */
  readonly names: readonly string[];
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly created: number;
};

/** What an image's own configuration says of its ports, such as `80/tcp`. */
export type Exposed = { readonly id: string; readonly ports: readonly string[] };

export type Volume = {
  readonly name: string;
  readonly driver: string;
  /** Milliseconds since 1970. */
  readonly created: number;
};

/** A volume with what the Pods view shows of it; podman's own names are long hexadecimal ones. */
export type KeptVolume = Volume & {
  readonly anonymous: boolean;
  readonly path: string;
  readonly used: boolean;
};

export type Network = {
  readonly name: string;
  readonly driver: string;
  /** Such as `10.89.0.0/24`. */
  readonly subnets: readonly string[];
};

export type Secret = { readonly name: string; readonly driver: string };

/** The host ports a container, or the pod it is in, has taken. */
export type Published = { readonly owner: string; readonly ports: readonly Port[] };

const text = v.nullish(v.string(), '');

const image = v.object({
  Id: v.string(),
  Names: v.nullish(v.array(v.string()), []),
  Size: v.nullish(v.number(), 0),
  Created: v.nullish(v.number(), 0),
});

/** podman's own image, from which it makes infra containers (pkg/specgen/generate/pause_image.go). */
const pause = 'localhost/podman-pause:';

/** Undefined for an image without a name, and for podman's own. */
export function readImage(value: unknown): Image | undefined {
  const it = v.parse(image, value);
  const names = it.Names.filter((name) => !name.startsWith(pause));
  if (names.length === 0) return undefined;
  return { id: it.Id, names, bytes: it.Size, created: it.Created * 1000 };
}

const exposed = v.object({
  Id: v.string(),
  Config: v.nullish(v.object({ ExposedPorts: v.nullish(v.record(v.string(), v.unknown()), {}) })),
});

export function readExposed(value: unknown): Exposed {
  const it = v.parse(exposed, value);
  return { id: it.Id, ports: Object.keys(it.Config?.ExposedPorts ?? {}) };
}

const volume = v.object({
  Name: v.string(),
  Driver: text,
  CreatedAt: text,
  Mountpoint: text,
  Anonymous: v.nullish(v.boolean(), false),
});

/** Undefined for a volume that podman named, which nobody writes into a manifest. */
export function readVolume(value: unknown): Volume | undefined {
  const it = v.parse(volume, value);
  return it.Anonymous ? undefined : volumeOf(it);
}

/** podman doesn't say with a volume whether one uses it: that is known by what was asked for. */
export function readKeptVolume(value: unknown, used: boolean): KeptVolume {
  const it = v.parse(volume, value);
  return { ...volumeOf(it), anonymous: it.Anonymous, path: it.Mountpoint, used };
}

function volumeOf(it: v.InferOutput<typeof volume>): Volume {
  return { name: it.Name, driver: it.Driver, created: Date.parse(it.CreatedAt) || 0 };
}

const network = v.object({
  name: v.string(),
  driver: text,
  subnets: v.nullish(v.array(v.object({ subnet: text })), []),
});

export function readNetwork(value: unknown): Network {
  const { name, driver, subnets } = v.parse(network, value);
  return { name, driver, subnets: subnets.map((it) => it.subnet) };
}

const secret = v.object({ Name: v.string(), Driver: text });

/** One object a line: `secret ls` takes a template in all versions, and understands `json` in none up to 5.4. */
export function readSecrets(stdout: string): readonly Secret[] {
  return stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const it = v.parse(secret, JSON.parse(line));
      return { name: it.Name, driver: it.Driver };
    });
}

const published = v.object({
  Names: v.nullish(v.array(v.string()), []),
  PodName: text,
  Ports: v.nullish(v.array(port), []),
});

/** Undefined for a container without host ports. Each container of a pod has the ports of its pod. */
export function readPublished(value: unknown): Published | undefined {
  const it = v.parse(published, value);
  const ports = it.Ports.filter((p) => p.host_port > 0).map(readPort);
  const owner = it.PodName === '' ? (it.Names[0] ?? '') : it.PodName;
  return ports.length === 0 ? undefined : { owner, ports };
}
