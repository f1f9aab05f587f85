import { describe, test } from 'vitest';
import { checkMends } from '../check-mends.ts';

const pod = (container: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: c\n` +
  `      image: docker.io/library/nginx:1.27\n${container}${more}`;
const images = ['localhost/mine:1', 'docker.io/library/nginx:1.29', 'quay.io/some/nginx:latest'];

describe('what podman complains of is mended', () => {
  test.each([
    ['8080', '8083'],
    ['80', '8083'],
  ])('by another port of the host than %s', (taken, free) => {
    const port = (it: string) => `      ports:\n        - containerPort: 80\n          hostPort: ${it}\n`;
    checkMends(
      pod(port(`<|${taken}|>`)),
      { about: 'port', takenPorts: [8080, 8081, 8082].slice(taken === '80' ? 0 : 1) },
      [[`Use port ${free} of the host`, pod(port(free))]],
    );
  });

  test('by a port of the host where only that of the container is written, as podman 4.3 publishes it', () => {
    const port = '      ports:\n        - containerPort: <|8080|> # web\n';
    checkMends(pod(port), { about: 'port' }, [
      [
        'Use port 8081 of the host',
        pod('      ports:\n        - containerPort: 8080 # web\n          hostPort: 8081\n'),
      ],
    ]);
  });

  test('by the images of this machine that are called alike', () => {
    const [, newer = '', other = ''] = images;
    const text = pod('');
    const marked = text.replace('docker.io/library/nginx:1.27', '<|docker.io/library/nginx:1.27|>');
    checkMends(marked, { images, about: 'image' }, [
      [`Use '${newer}', which is on this machine`, text.replace('docker.io/library/nginx:1.27', newer)],
      [`Use '${other}', which is on this machine`, text.replace('docker.io/library/nginx:1.27', other)],
    ]);
    checkMends(marked, { images }, []);
  });

  test('by the ConfigMap that is not there, with the keys that are asked for', () => {
    const env = (it: string) =>
      `      env:\n        - name: A\n          valueFrom:\n            configMapKeyRef:\n              name: ${it}\n              key: a\n`;
    checkMends(pod(env('<|settings|>')), {}, [
      [
        "Add a ConfigMap 'settings' to this file",
        `${pod(env('settings'))}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: ""\n`,
      ],
    ]);
  });

  test('by the Secret that is not there', () => {
    const env = (it: string) => `      envFrom:\n        - secretRef:\n            name: ${it}\n`;
    checkMends(pod(env('<|login|>')), {}, [
      [
        "Add a Secret 'login' to this file",
        `${pod(env('login'))}---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: login\nstringData: {}\n`,
      ],
    ]);
  });

  test('by the key that a ConfigMap lacks', () => {
    const env = (it: string) =>
      `      env:\n        - name: A\n          valueFrom: { configMapKeyRef: { name: m, key: ${it} } }\n`;
    const map = (it: string) =>
      `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n  other: x\n${it}`;
    checkMends(pod(env('<|a|>'), map('')), {}, [
      ["Add the key 'a' to the ConfigMap 'm'", pod(env('a'), map('  a: ""\n'))],
    ]);
  });

  test('by the volume that is not there', () => {
    const mount = (it: string) => `      volumeMounts:\n        - name: ${it}\n          mountPath: /data\n`;
    checkMends(pod(mount('<|data|>')), {}, [
      [
        "Add an emptyDir volume 'data'",
        pod(mount('data'), '  volumes:\n    - name: data\n      emptyDir: {}\n'),
      ],
    ]);
  });
});

test.each([
  ['a port that is not the matter', pod('      ports: [{ containerPort: <|"80"|> }]\n')],
  [
    'a volume that is there',
    pod('      volumeMounts: [{ name: <|v|>, mountPath: /v }]\n', '  volumes: [{ name: v, emptyDir: {} }]\n'),
  ],
  ['a command', pod('      command: [<|nope|>]\n')],
  ["a pod's name", pod('').replace('name: web', 'name: <|web|>')],
  [
    'a ConfigMap that is there',
    `${pod('      envFrom: [{ configMapRef: { name: <|m|> } }]\n')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\n`,
  ],
])('nothing is offered for %s', (_, marked) => {
  checkMends(marked, { images }, []);
});
