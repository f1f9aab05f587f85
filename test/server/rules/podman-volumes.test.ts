import { describe, test } from 'vitest';
import { checkAcross, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a volume', () => {
  const volume = (source: string) => pod({ spec: `volumes:\n  - name: v${source}` });

  test.each(['hostPath: {path: /srv}', 'emptyDir: {}', 'configMap: {name: a}', 'secret: {secretName: a}'])(
    'of %s is taken',
    (source) => {
      checkRule('podman-unsupported-volume', volume(`\n    ${source}`));
    },
  );
  test('of an image is taken since 5.3', () => {
    const image = (caret: string) => volume(`\n    image: {reference: docker.io/library/nginx:1.27}${caret}`);
    checkRule('podman-unsupported-volume', image(''), '5.3');
    checkRule(
      'podman-unsupported-volume',
      image(
        "\n    ^^^^^ error podman-unsupported-volume: podman 5.2 refuses a volume of 'image'. It takes hostPath, emptyDir, configMap, secret and persistentVolumeClaim.",
      ),
      '5.2',
    );
  });
  test('without a source is meant as an emptyDir', () => {
    checkFix('podman-unsupported-volume', volume(''), "Add 'emptyDir: {}'", volume('\n    emptyDir: {}'));
    checkRule('podman-unsupported-volume', volume('\n    emptydir: {}'));
  });

  test('has one source, of which podman takes the first in its own order', () => {
    checkFix(
      'podman-several-sources',
      volume('\n    hostPath: {path: /srv}\n    emptyDir: {}'),
      "Remove 'emptyDir'",
      volume('\n    hostPath: {path: /srv}'),
    );
    checkRule('podman-several-sources', volume('\n    hostPath: {path: /srv}\n    emptyDir:'));
  });
  test('is there once', () => {
    checkRule('podman-repeated-volume', pod({ spec: 'volumes:\n  - name: a\n  - name: b' }));
    checkFix(
      'podman-repeated-volume',
      pod({ spec: 'volumes:\n  - name: a\n  - name: a' }),
      'Remove this one',
      pod({ spec: 'volumes:\n  - name: a' }),
    );
  });

  test.each(['/srv', '/'])('of the host is a whole path: %s', (path) => {
    checkRule('podman-relative-host-path', volume(`\n    hostPath: {path: ${path}}`));
  });
  test('of the host needs one', () => {
    checkRule(
      'podman-relative-host-path',
      volume(
        `\n    hostPath: {path: ""}\n                     ^^ error podman-relative-host-path: podman refuses an empty hostPath. Write the whole path.`,
      ),
    );
  });
  test('of a projected ConfigMap may have folders, since podman refuses it as a whole', () => {
    const items = 'items: [{key: a, path: b/c}]';
    checkRule('podman-nested-item-path', volume(`\n    projected: {sources: [{configMap: {${items}}}]}`));
    checkRule('podman-nested-item-path', volume('\n    secret: {items: [{key: a, path: b}]}'));
    checkNoFix('podman-nested-item-path', volume(`\n    secret: {secretName: a, ${items}}`));
  });
});

describe('a mountPath', () => {
  const mount = (path: string, more = '') =>
    pod({ container: `volumeMounts:\n  - name: v\n    mountPath: ${path}${more}` });

  test.each(['/data', '/data:ro', '/data:z,U,exec', '"/data:O,upperdir=/a,workdir=/b"', '/a:idmap,nocreate'])(
    '%s is taken',
    (path) => {
      checkRule('podman-invalid-mount-path', mount(path));
    },
  );
  test('gets the slash it begins with', () => {
    checkFix('podman-invalid-mount-path', mount("'data:ro'"), "Write '/data:ro'", mount("'/data:ro'"));
  });
  test.each([
    ['/a:b:c', "'/a:b:c': only one ':' may stand in it, before the options."],
    ['/a:writable', "the mount option 'writable': there is none of that name."],
    ['/a:ro,rw', "the mount options 'ro' and 'rw' together."],
    ['/a:z,O', "the mount options 'z' and 'O' together."],
    ['/a:U,U', "the mount option 'U' twice."],
  ])('%s is refused', (path, what) => {
    const carets = '^'.repeat(path.length);
    checkRule(
      'podman-invalid-mount-path',
      mount(`${path}\n               ${carets} error podman-invalid-mount-path: podman refuses ${what}`),
    );
  });
  test('says only once whether it is written to', () => {
    const carets =
      "\n               ^^^^^ error podman-invalid-mount-path: podman refuses 'rw' together with 'readOnly: true'. Remove one of the two.";
    checkRule('podman-invalid-mount-path', mount(`/a:rw${carets}`, '\n    readOnly: true'));
    checkRule('podman-invalid-mount-path', mount('/a:rw', '\n    readOnly: false'));
  });
});

describe('an emptyDir', () => {
  const code = 'podman-shared-empty-dir';
  const user = (name: string, source = 'emptyDir: {}', caret = '') =>
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: ${name}
      spec:
        containers:
          - name: c
            volumeMounts:
              - name: cache
                mountPath: /cache
        volumes:
          - name: cache${caret}
            ${source}
    `;
  const says = (text: string) => `\n${' '.repeat(18)}^^^^^ ${text}`;

  test('is shared by two pods of a file', () => {
    const other = (pod: string) =>
      says(
        `warning podman-shared-empty-dir: podman makes one volume 'cache' of this and of that of the pod '${pod}', so they share it. Rename this one.`,
      );
    checkRule(code, `${user('a', 'emptyDir: {}', other('b'))}---\n${user('b', 'emptyDir: {}', other('a'))}`);
  });
  test('is shared by pods of two files where both run', () => {
    const other = (pod: string) =>
      says(
        `information podman-shared-empty-dir: podman makes one volume 'cache' of this and of that of the pod '${pod}', which share it where both run.`,
      );
    checkAcross(code, {
      'a.yaml': user('a', 'emptyDir: {}', other('b')),
      'b.yaml': user('b', 'emptyDir: {}', other('a')),
    });
  });
  test('is its own beside another file’s pod of the same name, and beside other names', () => {
    checkAcross(code, { 'a.yaml': user('a'), 'b.yaml': user('a') });
    checkRule(code, user('a', 'hostPath: {path: /srv}') + '---\n' + user('b'));
  });
  test('in memory is its own since 5.0', () => {
    const files = `${user('a', 'emptyDir: {medium: Memory}')}---\n${user('b', 'emptyDir: {medium: Memory}')}`;
    checkRule(code, files, '5.0');
  });
  test('is shared with a ConfigMap that is mounted', () => {
    const configMap = user('b', 'configMap: {name: cache}').replaceAll('name: cache\n', 'name: site\n');
    checkRule(
      code,
      `${user(
        'a',
        'emptyDir: {}',
        says(
          "warning podman-shared-empty-dir: podman makes one volume 'cache' of this and of the ConfigMap 'cache', so they share it. Rename this one.",
        ),
      )}---\n${configMap}`,
    );
  });
  test('gets its pod’s name, also where it is mounted', () => {
    const claim = user('b', 'persistentVolumeClaim: {claimName: cache}');
    checkFix(
      code,
      `${user('a')}---\n${claim}`,
      "Rename to 'a-cache'",
      `${user('a').replaceAll('name: cache', 'name: a-cache')}---\n${claim}`,
    );
  });
});
