import { describe, expect, test } from 'vitest';
import { podmanSupport } from '../../../server/schema/podman.ts';

describe('of a pod', () => {
  test('podman acts on what it supports', () => {
    expect(podmanSupport('Pod', ['spec', 'containers', 0, 'workingDir'])).toEqual({ support: 'yes' });
    expect(podmanSupport('Pod', ['spec', 'hostname'])).toMatchObject({ support: 'yes' });
  });

  test('a field that came with a later podman says with which', () => {
    expect(podmanSupport('Pod', ['spec', 'volumes', 0, 'image'])).toMatchObject({ since: '5.3' });
    expect(podmanSupport('Pod', ['spec', 'volumes', 2, 'image', 'reference'])).toMatchObject({
      support: 'yes',
      since: '5.3',
    });
  });

  test('a field inside one that came later came no earlier', () => {
    const handler = podmanSupport('Pod', ['spec', 'containers', 0, 'startupProbe', 'exec']);
    expect(handler).toEqual({ support: 'yes', since: '4.4' });
    expect(podmanSupport('Pod', ['spec', 'containers', 0, 'livenessProbe', 'exec'])).toEqual({
      support: 'yes',
    });
  });

  test('a list is found by its own place as by that of an item', () => {
    const list = podmanSupport('Pod', ['spec', 'containers', 0, 'ports']);
    expect(list).toMatchObject({ support: 'partial' });
    expect(podmanSupport('Pod', ['spec', 'containers', 0, 'ports', 1])).toEqual(list);
  });

  test('what is in an ignored field is ignored with it', () => {
    expect(podmanSupport('Pod', ['spec', 'containers', 0, 'readinessProbe'])).toMatchObject({
      support: 'ignored',
    });
    expect(
      podmanSupport('Pod', ['spec', 'containers', 0, 'readinessProbe', 'httpGet', 'port']),
    ).toMatchObject({ support: 'ignored' });
    expect(podmanSupport('Pod', ['spec', 'tolerations', 0, 'key'])).toMatchObject({ support: 'ignored' });
  });

  test('a volume source podman lacks is refused', () => {
    expect(podmanSupport('Pod', ['spec', 'volumes', 0, 'nfs', 'server'])).toMatchObject({
      support: 'refused',
    });
    expect(podmanSupport('Pod', ['spec', 'volumes', 0, 'emptyDir'])).toMatchObject({ support: 'partial' });
  });

  test('a limit counts, a request for cpu does not', () => {
    const resources = ['spec', 'containers', 0, 'resources'];
    expect(podmanSupport('Pod', [...resources, 'limits', 'cpu'])).toEqual({ support: 'yes' });
    expect(podmanSupport('Pod', [...resources, 'requests', 'cpu'])).toEqual({ support: 'ignored' });
  });

  test('nothing is said where nothing is known', () => {
    expect(podmanSupport('Pod', ['spec', 'containers', 0, 'nonsense'])).toBeUndefined();
    expect(podmanSupport('Pod', ['metadata', 'labels', 'app'])).toBeUndefined();
    expect(podmanSupport('Pod', ['constructor'])).toBeUndefined();
  });
});

describe('of an init container', () => {
  test('podman does the same as of a container', () => {
    for (const field of ['image', 'command', 'env', 'volumeMounts', 'stdin']) {
      const container = podmanSupport('Pod', ['spec', 'containers', 0, field]);
      expect(container).toBeDefined();
      expect(podmanSupport('Pod', ['spec', 'initContainers', 0, field])).toEqual(container);
    }
  });

  test('but refuses what only containers may have', () => {
    for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
      expect(podmanSupport('Pod', ['spec', 'initContainers', 0, field])).toMatchObject({
        support: 'refused',
      });
      expect(podmanSupport('Pod', ['spec', 'containers', 0, field])).not.toMatchObject({
        support: 'refused',
      });
    }
    expect(
      podmanSupport('Pod', ['spec', 'initContainers', 0, 'livenessProbe', 'exec', 'command']),
    ).toMatchObject({ support: 'refused' });
  });

  test('and knows no sidecars', () => {
    expect(podmanSupport('Pod', ['spec', 'initContainers', 0, 'restartPolicy'])?.note).toContain('sidecar');
  });
});

describe('of a workload', () => {
  const template = ['spec', 'template', 'spec'] as const;

  test.each(['Deployment', 'DaemonSet', 'Job'])('the template of a %s is read as a pod', (kind) => {
    const { support } = podmanSupport('Pod', ['spec', 'containers', 0, 'ports', 0, 'hostPort']) ?? {};
    expect(podmanSupport(kind, [...template, 'containers', 0, 'ports', 0, 'hostPort'])?.support).toBe(
      support,
    );
    expect(podmanSupport(kind, [...template, 'initContainers', 0, 'livenessProbe'])?.support).toBe('refused');
  });

  test('no field of its template is older than podman knowing the workload', () => {
    expect(podmanSupport('Deployment', [...template, 'containers', 0, 'image'])).not.toHaveProperty('since');
    expect(podmanSupport('DaemonSet', [...template, 'containers', 0, 'image'])?.since).toBe('4.7');
    expect(podmanSupport('Job', [...template, 'containers', 0, 'image'])?.since).toBe('5.3');
    expect(podmanSupport('Job', [...template, 'containers', 0, 'lifecycle', 'stopSignal'])?.since).toBe(
      '5.6',
    );
  });

  test('its own fields are told apart from those of a pod', () => {
    expect(podmanSupport('Deployment', ['spec', 'replicas'])).toMatchObject({ support: 'partial' });
    expect(podmanSupport('Deployment', ['spec', 'selector', 'matchLabels'])).toMatchObject({
      support: 'ignored',
    });
    expect(podmanSupport('Pod', ['spec', 'replicas'])).toBeUndefined();
  });

  test('labels count in the template, annotations mostly at the top', () => {
    expect(podmanSupport('Deployment', ['metadata', 'labels'])).toMatchObject({ support: 'ignored' });
    expect(podmanSupport('Deployment', ['spec', 'template', 'metadata', 'labels'])).toEqual({
      support: 'yes',
    });
    expect(podmanSupport('Pod', ['metadata', 'labels'])).toEqual({ support: 'yes' });
    expect(podmanSupport('Job', ['spec', 'template', 'metadata', 'annotations'])).toMatchObject({
      support: 'partial',
    });
  });
});

describe('of other objects', () => {
  test('a kind is looked up with an empty path', () => {
    expect(podmanSupport('Pod', [])).toEqual({ support: 'yes' });
    expect(podmanSupport('Job', [])).toEqual({ support: 'yes', since: '5.3' });
    expect(podmanSupport('ConfigMap', [])).toMatchObject({ support: 'yes' });
  });

  test('a kind podman does not know is skipped with all that is in it', () => {
    expect(podmanSupport('Service', [])).toMatchObject({ support: 'ignored' });
    expect(podmanSupport('StatefulSet', ['spec', 'template'])).toMatchObject({ support: 'ignored' });
  });

  test('of a claim only the name counts', () => {
    expect(podmanSupport('PersistentVolumeClaim', ['metadata', 'name'])).toEqual({ support: 'yes' });
    expect(podmanSupport('PersistentVolumeClaim', ['spec', 'accessModes', 0])).toMatchObject({
      support: 'ignored',
    });
  });
});
