import { describe, expect, test } from 'vitest';
import type { Container, Pod } from '../../../client/podman/pod.ts';
import { portText, rowsOf } from '../../../client/pods/rows.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const minute = 60_000;

describe('a pod is a row', () => {
  test('with its state, ports and age', () => {
    const [row] = rowsOf([pod({})], now);
    expect(row).toMatchObject({
      label: 'web',
      description: 'Running · 8080→80 · 3 min',
      context: 'pod.running',
    });
  });

  test('without ports where none is published', () => {
    expect(rowsOf([pod({ ports: [] })], now)[0]?.description).toBe('Running · 3 min');
  });

  test('whose id stays when its state changes', () => {
    const [before] = rowsOf([pod({})], now);
    const [after] = rowsOf([pod({ state: 'exited' })], now);
    expect(after?.id).toBe(before?.id);
    expect(after?.icon).not.toEqual(before?.icon);
  });

  test('that tells more when pointed at', () => {
    expect(rowsOf([pod({})], now)[0]?.tooltip).toMatchInlineSnapshot(`
      "**web**

      State: Running  
      Ports: 8080→80  
      Created: 2026\\-01\\-02 03\\:01\\:05 UTC  
      Containers: 1  
      Id: 0123456789ab  "
    `);
  });
});

describe('a container is a row under its pod', () => {
  test('with its role, state and image', () => {
    expect(containerRow({})).toMatchObject({
      label: 'server',
      description: 'main · running 2 min · nginx:1.27',
      context: 'container.running',
    });
  });

  test('with its exit code when it has ended', () => {
    expect(containerRow({ state: 'exited', exitCode: 0 })?.description).toBe(
      'main · exited (0) · nginx:1.27',
    );
  });

  test('that stands out when it failed', () => {
    expect(containerRow({ state: 'exited', exitCode: 1 })?.icon.color).toBe('charts.red');
    expect(containerRow({ state: 'exited', exitCode: 0 })?.icon.color).not.toBe('charts.red');
  });

  test('called by what it is where it holds the pod together', () => {
    expect(containerRow({ role: 'infra', name: '0123456789ab-infra' })?.label).toBe('infra');
  });

  test('with its whole name where that is not the pod’s and its own', () => {
    expect(containerRow({ name: 'database' })?.label).toBe('database');
    expect(containerRow({ name: 'web-' })?.label).toBe('web-');
  });

  test('with the registry where that is not the usual one', () => {
    expect(containerRow({ image: 'quay.io/a/b:1' })?.description).toContain('quay.io/a/b:1');
  });
});

describe('a name that wants to be more than a name', () => {
  const name =
    'a\n# b <b>c</b> [d](command:workbench.action.quit) ![e](https://example.org/e.png) $(trash) `f` \u202egnp';

  test('is one line in a label', () => {
    const label = rowsOf([pod({ name })], now)[0]?.label ?? '';
    expect(label).not.toMatch(/[\n\u202e]/);
    expect(label).toContain('[d] (command:');
  });

  test('is text in a tooltip', () => {
    const tooltip = rowsOf([pod({ name })], now)[0]?.tooltip ?? '';
    expect(tooltip).not.toMatch(/(?<!\\)[<[\]`$]/);
    expect(tooltip.split('\n')[0]).toMatch(/^\*\*a \\# b/);
  });
});

test.each([
  [{}, '8080→80'],
  [{ protocol: 'udp' }, '8080→80/udp'],
  [{ address: '127.0.0.1' }, '127.0.0.1:8080→80'],
  [{ count: 10 }, '8080-8089→80-89'],
])('a port with %j is %s', (more, text) => {
  expect(portText({ host: 8080, container: 80, count: 1, protocol: 'tcp', ...more })).toBe(text);
});

function containerRow(more: Partial<Container>) {
  return rowsOf([pod({ containers: [container(more)] })], now)[0]?.rows[0];
}

function pod(more: Partial<Pod>): Pod {
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

function container(more: Partial<Container>): Container {
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
    ...more,
  };
}
