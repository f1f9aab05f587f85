/** What tests of the Pods view start from: a pod with one container, all well. */
import type { Container, Pod } from '../../../client/podman/pod.ts';
import type { Known } from '../../../client/pods/rows.ts';
import type { Row } from '../../../client/pods/rows/row.ts';

export const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const minute = 60_000;

export function known(more: Partial<Known>): Known {
  return {
    local: { pods: [pod({})], alone: [] },
    now,
    live: true,
    details: new Map(),
    unmasked: new Set(),
    usages: new Map(),
    manifests: new Map(),
    ...more,
  };
}

export function pod(more: Partial<Pod>): Pod {
  return {
    id: '0123456789abcdef',
    name: 'web',
    state: 'running',
    created: now - 3 * minute,
    ports: [{ host: 8080, container: 80, count: 1, protocol: 'tcp' }],
    containers: [container({})],
    ...more,
  };
}

export function container(more: Partial<Container>): Container {
  return {
    id: 'fedcba9876543210',
    name: 'web-server',
    image: 'docker.io/library/nginx:1.27',
    state: 'running',
    role: 'main',
    created: now - 3 * minute,
    started: now - 2 * minute,
    exitCode: 0,
    restarts: 0,
    ports: [],
    networks: [],
    ...more,
  };
}

/** All rows, those within others behind them. */
export function flat(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((it) => [it, ...flat(it.rows)]);
}

/** The row with an id, wherever it is. */
export function find(rows: readonly Row[], id: string): Row | undefined {
  return flat(rows).find((it) => it.id === id);
}
