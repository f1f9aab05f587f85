/**
 * What a person may add to `kube play`: read from settings, judged, and turned into arguments.
 */
import * as v from 'valibot';
import { acting, versionNumber } from './probe.ts';
import type { Version } from './read.ts';

/** Relative paths start in the manifest's folder. What is absent is podman's own choice. */
export type PlayOptions = {
  /** Networks, or one mode such as `host`; each may have its own options: `web:ip=10.89.0.5`. */
  readonly network?: readonly string[];
  /** Files of ConfigMaps. */
  readonly configmap?: readonly string[];
  /** Such as `8080:80` or `127.0.0.1:8080:80/tcp`. */
  readonly publish?: readonly string[];
  readonly userns?: string;
  readonly logDriver?: string;
  /** Whether images are built from folders that are named like them; absent: those that are missing. */
  readonly build?: boolean;
  /** Whether the pods are started; absent: they are. */
  readonly start?: boolean;
  /** Such as `team=web`. */
  readonly annotation?: readonly string[];
};

export type PlayOption = keyof PlayOptions;

/** Those that take several values. */
export type ListOption = 'network' | 'configmap' | 'publish' | 'annotation';

export const playOptions: readonly PlayOption[] = [
  'network',
  'configmap',
  'publish',
  'userns',
  'logDriver',
  'build',
  'start',
  'annotation',
];

// eslint-disable-next-line no-control-regex -- these are the characters that are meant
const printable = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.regex(/^[^\u0000-\u001f\u007f]*$/));

/** `[IP:][HOST:]CONTAINER[/PROTOCOL]`, where ports may be ranges (specgenutil/ports.go, createPortMappings). */
const publish =
  /^(?:(?:\[[0-9a-f:.]+\]|\d+(?:\.\d+){3}):)?(?:(?:\d+(?:-\d+)?)?:)?\d+(?:-\d+)?(?:\/(?:tcp|udp|sctp))?$/i;

const readers = {
  network: v.array(printable),
  configmap: v.array(printable),
  publish: v.array(v.pipe(printable, v.regex(publish))),
  userns: printable,
  logDriver: v.pipe(printable, v.regex(/^[\w-]+$/)),
  build: v.boolean(),
  start: v.boolean(),
  annotation: v.array(v.pipe(printable, v.regex(/^[^=\s]+=/))),
} as const satisfies Record<PlayOption, unknown>;

/** Reads what a setting or a memory holds; what is no option, or not one as it must be, is left out. */
export function readPlayOptions(value: unknown): PlayOptions {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, given]) => {
      const option = playOptions.find((it) => it === key);
      if (option === undefined) return [];
      const read = v.safeParse(readers[option], given);
      const empty = Array.isArray(read.output) && read.output.length === 0;
      return read.success && !empty ? [[option, read.output]] : [];
    }),
  );
}

/** The first key of what was given that readPlayOptions leaves out; empty where it is no object at all. */
export function wrongPlayOption(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value).find(([key, given]) => {
    const option = playOptions.find((it) => it === key);
    return option === undefined || !v.is(readers[option], given);
  })?.[0];
}

/** Whether a single value may stand for a list option. */
export function takes(option: ListOption | 'userns' | 'logDriver', value: string): boolean {
  const reader = readers[option];
  return v.safeParse(reader, reader.type === 'array' ? [value] : value).success;
}

/**
 * Whether a podman has an option (cmd/podman/kube/play.go): `--publish` came with 4.4; over a connection there is no
 * `--build`, and `--configmap` only in newer ones (there in 5.4, not in 4.3).
 */
export function knows(version: Version, option: PlayOption): boolean {
  const remote = version.server !== undefined;
  // The flags are those of the program that is started, not of the service behind it.
  const number = versionNumber(version.client);
  if (option === 'publish') return Math.min(number, versionNumber(acting(version))) >= 404;
  if (option === 'build') return !remote;
  return option !== 'configmap' || !remote || number >= 504;
}

/** The arguments of `kube play` for those options that this podman knows. */
export function playFlags(options: PlayOptions, version: Version): readonly string[] {
  return playOptions
    .filter((it) => knows(version, it))
    .flatMap((it) => {
      const value = options[it];
      if (value === undefined) return [];
      const flag = it === 'logDriver' ? '--log-driver' : `--${it}`;
      const values = typeof value === 'object' ? value : [value];
      // Behind `=` no value is taken for a flag of its own.
      return values.map((one) => `${flag}=${written(it, String(one), version)}`);
    });
}

/** podman before 5.0 parts some values at commas, as CSV does (spf13/pflag, stringSliceValue). */
function written(option: PlayOption, value: string, { client }: Version): string {
  const parted = option === 'annotation' || option === 'configmap';
  return parted && versionNumber(client) < 500 && /[",]/.test(value)
    ? `"${value.replaceAll('"', '""')}"`
    : value;
}
