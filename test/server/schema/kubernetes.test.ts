import { describe, expect, test } from 'vitest';
import { loadSchema } from '../../../server/schema/kubernetes.ts';
import { allShapes, field, kind, shapeAt, stringAt } from './shapes.ts';

describe('kinds', () => {
  test('are narrowed by apiVersion and kind together', () => {
    const { shapeOf } = loadSchema();
    expect(shapeOf({ apiVersion: 'v1', kind: 'Pod' })?.name).toBe('Pod');
    expect(shapeOf({ apiVersion: 'apps/v1', kind: 'Deployment' })?.name).toBe('Deployment');
    expect(shapeOf({ apiVersion: 'apps/v1', kind: 'Pod' })).toBeUndefined();
    expect(shapeOf({ apiVersion: 'v1', kind: 'pod' })).toBeUndefined();
  });

  test('are the nine that Podwright knows the fields of', () => {
    const { kinds, shapeOf } = loadSchema();
    expect(kinds.map(({ kind }) => kind).join(' ')).toBe(
      'Pod Deployment DaemonSet Job ConfigMap Secret PersistentVolumeClaim Service List',
    );
    expect(kinds.filter((object) => shapeOf(object) === undefined)).toEqual([]);
  });

  test('of an apiVersion are all known by name, also those without a shape', () => {
    const { kindsIn } = loadSchema();
    expect(kindsIn('apps/v1')).toContain('StatefulSet');
    expect(kindsIn('batch/v1')).toContain('CronJob');
    expect(kindsIn('v1')).toEqual(expect.arrayContaining(['Pod', 'PodList', 'Namespace', 'List']));
    expect(kindsIn('example.com/v1')).toBeUndefined();
  });

  test('that happen to be names of JavaScript are none', () => {
    const { kindsIn, shapeOf } = loadSchema();
    expect(kindsIn('constructor')).toBeUndefined();
    expect(shapeOf({ apiVersion: 'v1', kind: 'constructor' })).toBeUndefined();
  });
});

describe('shapes', () => {
  test('lead from a pod to its containers, and are the same object wherever they are met', () => {
    const container = shapeAt('Pod.spec.containers');
    expect(container.name).toBe('Container');
    expect(shapeAt('Pod.spec.initContainers')).toBe(container);
    expect(shapeAt('Deployment.spec.template.spec.containers')).toBe(container);
  });

  test('of two schemas share nothing', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod' };
    const schema = loadSchema();
    expect(schema.shapeOf(pod)).toBe(schema.shapeOf(pod));
    expect(loadSchema().shapeOf(pod)).not.toBe(schema.shapeOf(pod));
  });

  test.each(['livenessProbe', 'readinessProbe', 'startupProbe'])('of a %s is a Probe', (probe) => {
    expect(shapeAt(`Pod.spec.containers.${probe}`).name).toBe('Probe');
    expect(field(`Pod.spec.containers.${probe}`).description).not.toBe('');
  });

  test('leave the status to the system, whatever is in it', () => {
    expect(field('Pod.status').type).toEqual({ kind: 'any' });
    expect([...kind('Pod').fields.keys()].at(-1)).toBe('status');
  });

  test('take a List to hold objects of any kind', () => {
    expect(field('List.items').type).toEqual({ kind: 'list', item: { kind: 'manifest' } });
  });

  test('and all of their fields are described', () => {
    const shapes = allShapes();
    const fields = shapes.flatMap((shape) => [...shape.fields.values()].map((one) => ({ shape, one })));
    expect(fields.length).toBeGreaterThan(600);
    expect(shapes.filter(({ description }) => description === '')).toEqual([]);
    const bare = fields.filter(({ one }) => one.description === '');
    expect(bare.map(({ shape, one }) => `${shape.name}.${one.name}`)).toEqual([]);
  });
});

describe('types', () => {
  test.each([
    ['Pod.spec.containers.ports.containerPort', { kind: 'integer', format: 'int32' }],
    ['Pod.spec.terminationGracePeriodSeconds', { kind: 'integer', format: 'int64' }],
    ['Pod.spec.hostNetwork', { kind: 'boolean' }],
    ['Pod.spec.containers.livenessProbe.httpGet.port', { kind: 'int-or-string' }],
    ['Deployment.spec.strategy.rollingUpdate.maxSurge', { kind: 'int-or-string' }],
    ['Pod.spec.volumes.emptyDir.sizeLimit', { kind: 'quantity' }],
    ['Pod.spec.containers.workingDir', { kind: 'string' }],
    ['Pod.spec.containers.command', { kind: 'list', item: { kind: 'string' } }],
    ['Pod.metadata.creationTimestamp', { kind: 'string', format: 'date-time' }],
    ['ConfigMap.data', { kind: 'map', value: { kind: 'string' } }],
    ['ConfigMap.binaryData', { kind: 'map', value: { kind: 'string', format: 'byte' } }],
    ['Secret.data', { kind: 'map', value: { kind: 'string', format: 'byte' } }],
    ['Secret.stringData', { kind: 'map', value: { kind: 'string' } }],
  ])('%s is of type %j', (path, type) => {
    expect(field(path).type).toEqual(type);
  });

  test('of resources are quantities by name, and the common names are known', () => {
    const { type } = field('Pod.spec.containers.resources.limits');
    expect(type).toMatchObject({ kind: 'map', value: { kind: 'quantity' } });
    expect(type).toHaveProperty('knownKeys', expect.arrayContaining(['cpu', 'memory', 'ephemeral-storage']));
  });

  test.each([
    ['Pod.spec.containers', ['name']],
    ['Pod.spec.containers.env', ['name']],
    ['Pod.spec.containers.ports', ['containerPort', 'protocol']],
    ['Pod.spec.containers.volumeMounts', ['mountPath']],
    ['Pod.spec.hostAliases', ['ip']],
    ['Service.spec.ports', ['port', 'protocol']],
  ])('of %s tell its items apart by %j', (path, keys) => {
    expect(field(path).type).toHaveProperty('keys', keys);
  });

  test('of plain lists tell nothing apart', () => {
    expect(field('Pod.spec.containers.args').type).not.toHaveProperty('keys');
  });
});

describe('required fields', () => {
  test.each([
    ['Pod', 'apiVersion kind metadata spec'],
    ['ConfigMap', 'apiVersion kind metadata'],
    ['List', 'apiVersion kind items'],
  ])('of %s are %s', (name, required) => {
    expect(requiredOf(kind(name))).toBe(required);
  });

  test.each([
    ['Pod.spec', 'containers'],
    ['Pod.metadata', ''],
    ['Pod.spec.containers', 'name image'],
    ['Pod.spec.containers.ports', 'containerPort'],
    ['Pod.spec.containers.env', 'name'],
    ['Pod.spec.containers.volumeMounts', 'name mountPath'],
    ['Pod.spec.containers.livenessProbe', ''],
    ['Pod.spec.containers.livenessProbe.httpGet', 'port'],
    ['Pod.spec.volumes', 'name'],
    ['Pod.spec.volumes.hostPath', 'path'],
    ['Pod.spec.volumes.configMap', 'name'],
    ['Deployment.spec', 'selector template'],
    ['Job.spec', 'template'],
    ['PersistentVolumeClaim.spec', 'accessModes resources'],
    // Go always writes the value of a header, so OpenAPI calls it required; the API server takes an empty one.
    ['Pod.spec.containers.livenessProbe.httpGet.httpHeaders', 'name'],
  ])('of the objects at %s are: %s', (path, required) => {
    expect(requiredOf(shapeAt(path))).toBe(required);
  });

  function requiredOf({ fields }: ReturnType<typeof kind>): string {
    return [...fields.values()]
      .filter(({ required }) => required)
      .map(({ name }) => name)
      .join(' ');
  }
});

describe('values', () => {
  test.each([
    ['Pod.spec.restartPolicy', ['Always', 'Never', 'OnFailure']],
    ['Pod.spec.containers.restartPolicy', ['Always', 'OnFailure', 'Never']],
    ['Pod.spec.containers.ports.protocol', ['SCTP', 'TCP', 'UDP']],
    ['Pod.spec.os.name', ['linux', 'windows']],
    ['PersistentVolumeClaim.spec.accessModes', expect.arrayContaining(['ReadWriteOnce'])],
    ['Deployment.spec.selector.matchExpressions.operator', ['In', 'NotIn', 'Exists', 'DoesNotExist']],
    ['Pod.apiVersion', ['v1']],
    ['Deployment.kind', ['Deployment']],
  ])('of %s are closed: %j', (path, values) => {
    expect(stringAt(path).values).toEqual(values);
    expect(stringAt(path).known).toBeUndefined();
  });

  test.each([
    ['Pod.spec.volumes.emptyDir.medium', 'Memory'],
    ['Pod.spec.containers.lifecycle.stopSignal', 'SIGTERM'],
    ['Pod.spec.containers.env.valueFrom.fieldRef.fieldPath', 'metadata.name'],
    ['Pod.spec.containers.env.valueFrom.resourceFieldRef.resource', 'limits.cpu'],
    ['Pod.spec.containers.securityContext.capabilities.add', 'NET_ADMIN'],
    ['Secret.type', 'kubernetes.io/tls'],
  ])('of %s are open, and %s is one worth offering', (path, value) => {
    expect(stringAt(path).values).toBeUndefined();
    expect(stringAt(path).known).toContain(value);
  });

  test('carry what they stand for, which the description then leaves out', () => {
    const { meanings } = stringAt('Pod.spec.containers.imagePullPolicy');
    expect(meanings?.get('Never')).toContain('only uses a local image');
    expect(field('Pod.spec.containers.imagePullPolicy').description).not.toContain('Possible enum values');
  });

  test('are let empty where Kubernetes takes that for an absent field, and only there', () => {
    expect(stringAt('Pod.spec.restartPolicy').emptyAllowed).toBe(true);
    expect(stringAt('Pod.spec.containers.ports.protocol').emptyAllowed).toBe(true);
    expect(stringAt('Pod.spec.containers.restartPolicy')).not.toHaveProperty('emptyAllowed');
    expect(stringAt('Deployment.spec.selector.matchExpressions.operator')).not.toHaveProperty('emptyAllowed');
  });

  test('that any text may be have neither', () => {
    expect(stringAt('Pod.spec.containers.image')).toEqual({ kind: 'string' });
  });
});

describe('facts about a field', () => {
  test.each([
    ['Pod.spec.restartPolicy', 'Always'],
    ['Pod.spec.terminationGracePeriodSeconds', '30'],
    ['Pod.spec.containers.livenessProbe.periodSeconds', '10'],
    ['Pod.spec.containers.ports.protocol', 'TCP'],
    ['Pod.spec.volumes.configMap.defaultMode', '0644'],
    ['Pod.spec.volumes.hostPath.type', '""'],
    ['Pod.spec.volumes.azureDisk.cachingMode', 'ReadWrite'],
    ['Deployment.spec.replicas', '1'],
    ['Service.spec.type', 'ClusterIP'],
  ])('tell what the API server fills in: %s is %s', (path, text) => {
    expect(field(path).default).toBe(text);
  });

  test('tell no default where it depends on other fields, or would be refused', () => {
    expect(field('Pod.spec.containers.imagePullPolicy')).not.toHaveProperty('default');
    expect(field('Pod.spec.volumes.configMap.name')).not.toHaveProperty('default');
  });

  test('tell the version that brought a field in, but not of the old ones', () => {
    expect(field('Pod.spec.containers.restartPolicy').since).toBe('1.28');
    expect(field('Pod.spec.containers.startupProbe')).not.toHaveProperty('since');
  });

  test('tell what is deprecated', () => {
    expect(field('Pod.spec.serviceAccount').deprecated).toBe(true);
    expect(field('Pod.spec.volumes.gitRepo').deprecated).toBe(true);
    expect(field('Pod.spec.serviceAccountName').deprecated).toBe(false);
  });
});

describe('order', () => {
  test('of a container is that in which people write it', () => {
    const [...names] = shapeAt('Pod.spec.containers').fields.keys();
    expect(names.slice(0, 6)).toEqual(['name', 'image', 'command', 'args', 'workingDir', 'ports']);
  });

  test('puts required fields first and deprecated ones last, everywhere', () => {
    for (const shape of allShapes()) {
      const ranks = [...shape.fields.values()].map((one) => (one.deprecated ? 2 : one.required ? 0 : 1));
      expect(ranks, shape.name).toEqual(ranks.toSorted());
    }
  });

  test('puts what only the system writes at the end of metadata', () => {
    const names = [...shapeAt('Pod.metadata').fields.keys()];
    expect(names.slice(0, 3)).toEqual(['name', 'generateName', 'namespace']);
    expect(names.indexOf('managedFields')).toBeGreaterThan(names.indexOf('ownerReferences'));
  });
});

describe('skeletons', () => {
  test('are what a new object starts with', () => {
    expect(kind('Pod').skeleton).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(shapeAt('Pod.spec.containers').skeleton).toEqual(['name', 'image']);
    expect(shapeAt('Pod.spec.containers.env').skeleton).toEqual(['name', 'value']);
    expect(shapeAt('Pod.spec.containers.livenessProbe').skeleton).toEqual([]);
  });

  test('hold every required field and no unknown one', () => {
    for (const { name, fields, skeleton } of allShapes()) {
      const required = [...fields.values()].filter((one) => one.required).map((one) => one.name);
      expect(skeleton, name).toEqual(expect.arrayContaining(required));
      expect([...fields.keys()], name).toEqual(expect.arrayContaining([...skeleton]));
    }
  });
});
