/**
 * Reads `podman stats --format json`: what containers use of the machine. As tolerant as read.ts.
 */
import * as v from 'valibot';

export type Usage = {
  /** The first twelve characters of the container's id. */
  readonly id: string;
  readonly name: string;
  /** In percent of one CPU; absent where podman doesn't know. */
  readonly cpu?: number;
  readonly memory?: number;
  /** What it may use of memory at most, in bytes; that of the machine where it has no limit. */
  readonly memoryLimit?: number;
  /** '516B / 1.22kB': received and sent, as podman writes it. */
  readonly network: string;
  /** Read and written, as podman writes it. */
  readonly disk: string;
  readonly processes: string;
};

const text = v.nullish(v.string(), '');

const usage = v.object({
  id: v.string(),
  name: text,
  cpu_percent: text,
  mem_usage: text,
  net_io: text,
  block_io: text,
  pids: v.nullish(v.union([v.string(), v.number()]), ''),
});

export function readUsage(value: unknown): Usage {
  const it = v.parse(usage, value);
  const cpu = numberOf(it.cpu_percent);
  const [memory, memoryLimit] = it.mem_usage.split('/').map(bytesOf);
  return {
    id: it.id.slice(0, 12),
    name: it.name,
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    network: it.net_io,
    disk: it.block_io,
    processes: String(it.pids),
  };
}

const units: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** '503.8kB' is 503800; undefined for '--' and whatever else is no amount. */
function bytesOf(amount: string): number | undefined {
  const [, digits, unit] = /^\s*([\d.]+)\s*([a-zA-Z]+)\s*$/.exec(amount) ?? [];
  const factor = units[unit ?? ''];
  const number = numberOf(digits ?? '');
  return factor === undefined || number === undefined ? undefined : Math.round(number * factor);
}

function numberOf(amount: string): number | undefined {
  const number = Number.parseFloat(amount);
  return Number.isFinite(number) ? number : undefined;
}
