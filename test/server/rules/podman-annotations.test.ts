import { describe, test } from 'vitest';
import { checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';

/** A Pod with one annotation and the containers `wait` (init), `web` and `log`. */
function annotated(annotation: string): string {
  const containers = ['  containers:', '    - name: web', '    - name: log'];
  const lines = annotation.split('\n').map((it) => `    ${it}`);
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: p',
    '  annotations:',
    ...lines,
    'spec:',
    '  initContainers:',
    '    - name: wait',
    ...containers,
    '',
  ].join('\n');
}

describe('an annotation in the wrong place', () => {
  const code = 'podman-misplaced-annotation';
  const workload = (top: string, template: string) =>
    [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: web',
      ...(top === '' ? [] : ['  annotations:', `    ${top}`]),
      'spec:',
      '  template:',
      '    metadata:',
      '      labels:',
      '        app: web',
      ...(template === '' ? [] : ['      annotations:', `        ${template}`]),
      '    spec:',
      '      containers:',
      '        - name: web',
      '',
    ].join('\n');

  test('moves from the template to the top', () => {
    checkFix(
      code,
      workload('', 'io.podman.annotations.ulimit: nofile=1024 # c'),
      'Move it to the top-level metadata',
      workload('io.podman.annotations.ulimit: nofile=1024', ''),
    );
  });
  test('moves from the top to the template', () => {
    checkFix(
      code,
      workload('io.podman.annotations.infra.name: infra', ''),
      "Move it to the template's metadata",
      workload('', 'io.podman.annotations.infra.name: infra'),
    );
  });
  test('stays where the other place has one already', () => {
    const key = 'io.podman.annotations.ulimit';
    checkNoFix(code, workload(`${key}: nofile=1`, `${key}: nofile=2`));
  });
  test('is silent where podman reads it', () => {
    checkRule(
      code,
      workload('io.podman.annotations.ulimit: nofile=1', 'io.podman.annotations.infra.name: i'),
    );
    checkRule(code, workload('example.com/team: a', 'example.com/team: a'));
    checkRule(code, annotated('io.podman.annotations.ulimit: nofile=1\nio.podman.annotations.infra.name: i'));
  });
  test('has no home in this object', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: site
          annotations:
            volume.podman.io/uid: '1000'
            ^^^^^^^^^^^^^^^^^^^^ warning podman-misplaced-annotation: podman doesn't read it here. It belongs to a PersistentVolumeClaim.
            io.containers.autoupdate: registry
            ^^^^^^^^^^^^^^^^^^^^^^^^ warning podman-misplaced-annotation: podman doesn't read it here. It belongs to a Pod, Deployment, DaemonSet or Job.
      `,
    );
  });
});

describe('an annotation podman doesn’t know', () => {
  const code = 'podman-unknown-annotation';

  test.each([
    'io.podman.annotations.cpuset/web: 0',
    'io.podman.annotations.cpuset/wait: 0',
    'io.containers.sdnotify: ignore',
    'io.containers.sdnotify/log: ignore',
    'io.podman.annotations.userns/p: auto',
    'io.podman.annotations.volumes-from: x',
    'io.podman.annotations.kube.health.check: "true"',
    'example.com/cpuset: 0',
  ])('is none of these: %s', (annotation) => {
    checkRule(code, annotated(annotation));
  });
  test('may be misspelt', () => {
    checkFix(
      code,
      annotated('io.podman.annotations.ulimits: nofile=1'),
      "Rename to 'io.podman.annotations.ulimit'",
      annotated('io.podman.annotations.ulimit: nofile=1'),
    );
  });
  test('may be called so by the man page', () => {
    checkFix(
      code,
      annotated('io.podman.annotations.kube.image.automount/web: docker.io/library/nginx:1.27'),
      "Rename to 'io.podman.annotations.kube.image.volumes.mount/web'",
      annotated('io.podman.annotations.kube.image.volumes.mount/web: docker.io/library/nginx:1.27'),
    );
  });
  test('takes no container', () => {
    checkFix(
      code,
      annotated('io.podman.annotations.ulimit/web: nofile=1'),
      "Rename to 'io.podman.annotations.ulimit'",
      annotated('io.podman.annotations.ulimit: nofile=1'),
    );
  });
  test('lacks its container', () => {
    checkNoFix(code, annotated('io.podman.annotations.cpuset: 0'));
    const one = (key: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations:\n    ${key}: 0\nspec:\n  containers:\n    - name: web\n`;
    checkFix(
      code,
      one('io.podman.annotations.cpuset'),
      "Rename to 'io.podman.annotations.cpuset/web'",
      one('io.podman.annotations.cpuset/web'),
    );
  });
});

describe('an annotation podman doesn’t act on', () => {
  const code = 'podman-ignored-annotation';

  test('is older than this podman', () => {
    checkRule(code, annotated('io.podman.annotations.pids-limit/web: 5'), '5.5');
    checkRule(
      code,
      annotated(
        'io.podman.annotations.pids-limit/web: 5\n' +
          "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information podman-ignored-annotation: podman 5.4 doesn't read it: the first to act on it is 5.5.",
      ),
      '5.4',
    );
  });
});

describe('the value of an annotation', () => {
  const code = 'podman-invalid-annotation';
  const base = 'io.podman.annotations.';

  test.each([
    `${base}ulimit: nofile=1024:2048,nproc=-1`,
    `${base}ulimit: nofile=1024:-1`,
    `${base}init.container.type: always`,
    `${base}init/web: T`,
    `${base}autoremove/nobody: maybe`,
    `${base}userns: keep-id:uid=1000`,
    `${base}userns: ns:/proc/1/ns/user`,
    'io.containers.sdnotify/web: healthy',
    'seccomp.security.alpha.kubernetes.io/pod: localhost/profile.json',
    'bind-mount-options: /data:Z',
    `${base}volumes-from/log: web:ro`,
    `${base}volumes-from/web: wait`,
    `${base}cpuset/web: anything`,
  ])('is taken: %s', (annotation) => {
    checkRule(code, annotated(annotation));
  });

  test.each([
    [`${base}ulimit`, 'nofile=2:1', 'NAME=SOFT[:HARD][,NAME=...]'],
    [`${base}ulimit`, 'files=1', 'NAME=SOFT[:HARD][,NAME=...]'],
    [`${base}init.container.type`, 'sometimes', 'once or always'],
    [`${base}init/web`, 'maybe', 'true or false'],
    [`${base}infra.name`, 'a b', 'the name'],
    ['io.containers.sdnotify', 'systemd', 'conmon, container, healthy or ignore'],
    ['bind-mount-options', '/data', 'HOSTPATH:z or HOSTPATH:Z'],
  ])('is refused: %s: %s', (key, value, takes) => {
    const carets = `${' '.repeat(key.length + 2)}${'^'.repeat(value.length)}`;
    const says = `error podman-invalid-annotation: '${value}' is refused by podman: write ${takes}.`;
    checkRule(code, annotated(`${key}: ${value}\n${carets} ${says}`));
  });

  test('names containers that are made before', () => {
    checkRule(
      code,
      annotated(
        [
          `${base}volumes-from/web: log`,
          `                                        ^^^ warning podman-invalid-annotation: No container 'log' is made before 'web', so podman looks for one outside of the pod.`,
          `${base}volumes-from/log: log`,
          `                                        ^^^ error podman-invalid-annotation: podman refuses a container that mounts its own volumes.`,
          `${base}volumes-from/wait: ;`,
          `                                         ^ error podman-invalid-annotation: podman refuses it without a container's name.`,
        ].join('\n'),
      ),
    );
  });
  test('counts only where podman reads it', () => {
    checkRule(code, annotated(`${base}pids-limit/web: many`), '5.4');
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: data
          annotations:
            volume.podman.io/uid: me
                                  ^^ error podman-invalid-annotation: 'me' is refused by podman: write an integer.
            io.podman.annotations.ulimit: me
      `,
    );
  });
  test('has a key that podman looks at since 5.0', () => {
    const key = (caret: string) => annotated(`not a key: x${caret}`);
    checkRule(code, key(''), '4.9');
    checkRule(
      code,
      key(
        "\n^^^^^^^^^ error podman-invalid-annotation: 'not a key' has a blank, and only letters, digits, '-', '_' and '.' may stand in it.",
      ),
    );
  });
});
