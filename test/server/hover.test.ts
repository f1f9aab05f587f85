import { describe, expect, test } from 'vitest';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import type { Shape, Type } from '../../server/schema/shape.ts';
import { hoverAt, wantsAt } from '../check-hover.ts';
import { yaml } from '../fixture.ts';

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
`;

describe('a key', () => {
  test('says its type, whether it is required, and what it is for', () => {
    const shown = hoverAt(
      `${pod}spec:\n  containers:\n    - name: a\n      ports:\n        - container<|>Port: 80\n`,
    )?.markdown;
    expect(shown).toContain('**containerPort** `integer` · required');
    expect(shown).toContain("Number of port to expose on the pod's IP address.");
  });
  test('says its default, the values it allows, and its age', () => {
    const shown = hoverAt(`${pod}spec:\n  restart<|>Policy: Never\n`)?.markdown;
    expect(shown).toContain('Default: `Always`');
    expect(shown).toContain('Allowed: `Always`, `Never`, `OnFailure`');
    expect(hoverAt(`${pod}spec:\n  host<|>Users: false\n`)?.markdown).toMatch(/Since Kubernetes 1\.\d\d/);
  });
  test('says what podman does with it', () => {
    expect(hoverAt(`${pod}spec:\n  toler<|>ations: []\n`)?.markdown).toContain(
      '**podman** ignores it without a word.',
    );
    expect(hoverAt(`${pod}spec:\n  host<|>Aliases: []\n`)?.markdown).toContain('**podman** takes it');
  });
  test('is explained from its first to its last character, and marked as a whole', () => {
    for (const marked of ['<|>restartPolicy', 'restart<|>Policy', 'restartPolicy<|>']) {
      const found = hoverAt(`${pod}spec:\n  ${marked}: Never\n`);
      expect(found?.span).toEqual({ start: pod.length + 8, end: pod.length + 21 });
    }
  });
  test('is explained in broken text too', () => {
    expect(hoverAt(`${pod}spec:\n  restart<|>Policy: Never\n  containers: [{\n`)?.markdown).toContain(
      '**restartPolicy**',
    );
    expect(hoverAt(`${pod}spec: {host<|>Network: true, x\n`)?.markdown).toContain('**hostNetwork**');
  });
  test("of a List's item is explained as of its own kind", () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: apps/v1\n    kind: Deployment\n    spec:\n      rep<|>licas: 2\n';
    expect(hoverAt(list)?.markdown).toContain('**replicas** `integer`');
    expect(hoverAt(list)?.markdown).toContain('**podman**');
  });
});

describe('a value', () => {
  test('shows its field and what the value means', () => {
    const shown = hoverAt(`${pod}spec:\n  dnsPolicy: Cluster<|>First\n`)?.markdown;
    expect(shown).toMatch(/^`ClusterFirst`: /);
    expect(shown).toContain('**dnsPolicy**');
  });
  test('of kind shows what the kind is', () => {
    expect(hoverAt('apiVersion: v1\nkind: P<|>od\n')?.markdown).toContain(
      'Pod is a collection of containers',
    );
  });
});

/** The part of a hover that is about this value alone: above the rule. */
function lead(
  marked: string,
  ...rest: Parameters<typeof hoverAt> extends [string, ...infer Rest] ? Rest : never
) {
  return hoverAt(marked, ...rest)?.markdown.split('\n\n---\n\n', 1)[0];
}

const container = `${pod}spec:\n  containers:\n    - name: app\n`;

describe('what podman does', () => {
  const stopSignal = `${container}      lifecycle: {stop<|>Signal: SIGTERM}\n`;
  test('is said for the version in use', () => {
    expect(hoverAt(stopSignal, { podman: '5.4.2' })?.markdown).toContain(
      "**podman** 5.4.2 doesn't act on it yet: 5.6 is the first that does.",
    );
    expect(hoverAt(stopSignal, { podman: '5.6' })?.markdown).toContain('**podman** takes it since 5.6.');
  });
  test('is set against its own documentation where that is wrong', () => {
    expect(hoverAt('kind: Deployment\nspec:\n  sel<|>ector: {}\n')?.markdown).toContain(
      'Its documentation lists it as supported, which is wrong.',
    );
    expect(hoverAt(`${container}      t<|>ty: true\n`)?.markdown).toContain(
      'Its documentation lists it as not supported, which is wrong.',
    );
    expect(hoverAt(`${pod}spec:\n  host<|>Network: true\n`)?.markdown).not.toContain('Its documentation');
  });
  test('is no matter for those who write for Kubernetes alone', () => {
    expect(hoverAt(stopSignal, { target: 'kubernetes' })?.markdown).not.toContain('podman');
  });
});

test('what the schema says of a field is left to another YAML server that shows it', () => {
  const shown = hoverAt(`${pod}spec:\n  restart<|>Policy: Always\n`, { fieldsLeft: true })?.markdown;
  expect(shown).toMatch(/^Default: `Always`\n\n\*\*podman\*\* takes it/);
  expect(shown).toContain('[Kubernetes reference](');
  expect(hoverAt('kind: P<|>od\n', { fieldsLeft: true })?.markdown).toMatch(/^\*\*podman\*\* takes it/);
});

describe('an amount is said in plain numbers', () => {
  const limits = (line: string) => `${container}      resources:\n        limits:\n          ${line}\n`;
  test.each([
    ['memory: 128M<|>i', '`128Mi` = 134,217,728 bytes (134.2 MB)'],
    ['memory: "1<|>G"', '`1G` = 1,000,000,000 bytes (953.7 MiB)'],
    ['memory: 12<|>3', '`123` = 123 bytes'],
    ['cpu: 50<|>0m', '`500m` = half a CPU'],
    ['cpu: 1<|>', '`1` = 1 CPU'],
    ['cpu: 2.<|>5', '`2.5` = 2.5 CPUs'],
    ['hugepages-2Mi: 4<|>Mi', '`4Mi` = 4,194,304 bytes (4.2 MB)'],
  ])('%s', (line, expected) => {
    expect(lead(limits(line))).toBe(expected);
  });
  test('and what podman makes of it, where that is something else', () => {
    expect(lead(limits('memory: 6<|>4m'))).toBe(
      '`64m` = 0.064 bytes\n\n**podman** takes it for 64 bytes. Write `64Mi`.',
    );
    expect(lead(limits('memory: 1.5<|>Gi'))).toBe(
      '`1.5Gi` = 1,610,612,736 bytes (1.6 GB)\n\n**podman** takes it for 1,610,612,736,000,000,000 bytes (1.6 EB). Write `1536Mi`.',
    );
    expect(lead(limits('memory: 16.5<|>Gi'))).toContain('**podman** refuses it');
    expect(lead(limits('memory: 1.5<|>Gi'), { target: 'kubernetes' })).not.toContain('podman');
  });
  test('a key of limits says what is counted, and whether podman counts it', () => {
    expect(hoverAt(limits('c<|>pu: 500m'))?.markdown).toMatch(
      /^`cpu`: processing time.*\n\n---\n\n\*\*podman\*\* takes it/,
    );
    expect(hoverAt(limits('ephemeral-st<|>orage: 1Gi'))?.markdown).toContain('ignores it');
  });
  test('but what is no amount is not', () => {
    expect(lead(limits('memory: lo<|>ts'))).toMatch(/^\*\*limits\*\*/);
    expect(lead(limits('nvidia.com/gpu: <|>1'))).toMatch(/^\*\*limits\*\*/);
  });
});

describe('a number is said as people say it:', () => {
  test.each([
    ['terminationGracePeriodSeconds: 36<|>00', '`3600` seconds = 1 hour'],
    ['activeDeadlineSeconds: 900<|>61', '`90061` seconds = 1 day 1 hour 1 minute 1 second'],
    ['volumes: [{secret: {defaultMode: 0<|>644}}]', '`0644` = `rw-r--r--` (420 in decimal)'],
    ['volumes: [{secret: {defaultMode: 25<|>6}}]', '`256` = `r--------` (0400 in octal)'],
    [
      'volumes: [{secret: {defaultMode: 64<|>4}}]',
      '`644` is 01204 in octal, more than the permissions a file can have. Write `0644` for octal.',
    ],
  ])('%s', (line, expected) => {
    expect(lead(`${pod}spec:\n  ${line}\n`)).toBe(expected);
  });
  test.each([
    'terminationGracePeriodSeconds: 3<|>0',
    'priority: 36<|>00',
    'volumes: [{secret: {defaultMode: x<|>}}]',
  ])('but %s is left as it is', (line) => {
    expect(lead(`${pod}spec:\n  ${line}\n`)).toMatch(/^\*\*\w+\*\* `integer`/);
  });
});

describe('an image', () => {
  const image = (name: string) => `${container}      image: ${name}\n`;
  const nginx = {
    name: 'docker.io/library/nginx:1.27',
    detail: '186 MB, 3 weeks old',
    image: { id: '1', bytes: 1, created: 1, ports: ['80/tcp'] },
  };
  test('is taken apart, and leads to its page', () => {
    const shown = lead(image('quay.io/te<|>am/app:v1@sha256:0123456789abcdef0123456789abcdef'));
    expect(shown).toContain(
      'registry `quay.io` · image `team/app` · tag `v1` · digest `sha256:0123456789ab…`',
    );
    expect(shown).toContain('[Its page at quay.io](https://quay.io/repository/team/app)');
    expect(shown).not.toContain('short name');
  });
  test('with a short name says what it means to whom', () => {
    expect(lead(image('ng<|>inx'))).toContain(
      'image `nginx` · no tag, so `latest`\n\nA short name: Kubernetes takes it for `docker.io/library/nginx`',
    );
  });
  test.each([
    [
      'nginx:1.2<|>7',
      [nginx],
      'On this machine as `docker.io/library/nginx:1.27`: 186 MB, 3 weeks old; listens on `80/tcp`.',
    ],
    ['docker.io/nginx:1.2<|>7', [nginx], 'On this machine as'],
    ['nginx:1.2<|>8', [nginx], 'Not on this machine yet.'],
    ['quay.io/nginx:1.2<|>7', [nginx], 'Not on this machine yet.'],
  ])('%s tells what of it is on this machine', (name, local, expected) => {
    expect(lead(image(name), { local })).toContain(expected);
  });
  test('of which nobody knows whether it is here, nothing is told of that', () => {
    expect(lead(image('ngi<|>nx'))).not.toContain('this machine');
    expect(lead(image('ngi<|>nx'), { local: [] })).not.toContain('this machine');
  });
  test('says when it is pulled, unless the policy is set', () => {
    expect(lead(image('quay.io/a/b<|>'), { target: 'both' })).toContain(
      'Without `imagePullPolicy`, podman pulls it when the registry has a newer one; Kubernetes pulls it each time.',
    );
    expect(lead(image('quay.io/a/b<|>\n      imagePullPolicy: Never'))).not.toContain('imagePullPolicy');
  });
  test('that is none is not taken apart', () => {
    expect(lead(image('Not an im<|>age'))).toMatch(/^\*\*image\*\*/);
  });
});

test('a port on the host leads to where it answers', () => {
  const port = (line: string) => `${container}      ports:\n        - ${line}\n`;
  expect(lead(port('{containerPort: 80, hostPort: 80<|>80}'))).toBe(
    'Once it is played: [http://localhost:8080](http://localhost:8080)',
  );
  expect(lead(port('{containerPort: 8<|>0, hostPort: 8080, hostIP: "::1"}'))).toContain('http://[::1]:8080');
  expect(lead(port('{containerPort: 8<|>0}'))).toMatch(/^\*\*containerPort/);
  expect(lead(port('{containerPort: 53, hostPort: 5<|>3, protocol: UDP}'))).toMatch(/^\*\*hostPort/);
  expect(lead(port('{containerPort: 80, hostPort: 8<|>0}'), { target: 'kubernetes' })).toMatch(
    /^\*\*hostPort/,
  );
});

test('a capability says what it allows, with and without its prefix', () => {
  const add = (name: string) => `${container}      securityContext: {capabilities: {add: [${name}]}}\n`;
  expect(lead(add('NET_A<|>DMIN'))).toBe(
    "`NET_ADMIN`: a process may change interfaces, addresses, routes and firewall rules. podman gives it to no container that doesn't ask.",
  );
  expect(lead(add('CAP_CH<|>OWN'))).toContain('podman gives it to every container.');
});

describe("an annotation of podman's", () => {
  const annotated = (line: string) => `${pod}  annotations:\n    ${line}\n`;
  test('says what it does, with which values, where, and since when', () => {
    const shown = hoverAt(annotated('io.podman.annotations.ul<|>imit: nofile=1024'))?.markdown;
    expect(shown).toContain('**podman** `io.podman.annotations.ulimit`');
    expect(shown).toContain('`nofile=1024:2048`');
    expect(shown).toContain("It counts in the object's own metadata");
    expect(shown).toContain('Since podman 4.5.');
  });
  test('tells what becomes of init containers', () => {
    const shown = hoverAt(annotated('io.podman.annotations.init.container.type: on<|>ce'))?.markdown;
    expect(shown).toContain('once, which is the default and after which podman removes them, or always');
  });
  test('is explained at its value too, and for an older podman', () => {
    expect(lead(annotated('io.podman.annotations.ulimit: nofile<|>=1024'), { podman: '4.3' })).toContain(
      "podman 4.3 doesn't know it yet: 4.5 is the first that does.",
    );
  });
  test('is not what any other annotation is', () => {
    expect(hoverAt(annotated('example.com/tea<|>m: a'))).toBeUndefined();
  });
});

describe('a name shows what it refers to', () => {
  test('in its document', () => {
    expect(
      lead(
        `${container}      volumeMounts: [{name: da<|>ta, mountPath: /d}]\n  volumes:\n    - name: data\n      emptyDir:\n        medium: Memory\n`,
      ),
    ).toBe('Volume `data`\n\n```yaml\nname: data\nemptyDir:\n  medium: Memory\n```');
  });
  test('in another document of the file, and in another file', () => {
    const uses = `${container}      envFrom: [{configMapRef: {name: set<|>tings}}]\n`;
    const settings = 'kind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  color: blue\n';
    const yaml = '```yaml\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  color: blue\n```';
    expect(lead(`${uses}---\n${settings}`)).toBe(`ConfigMap \`settings\`\n\n${yaml}`);
    expect(lead(uses, {}, { 'my%20settings.yaml': settings })).toBe(
      `ConfigMap \`settings\` in \`my settings.yaml\`\n\n${yaml}`,
    );
    expect(lead(uses)).toMatch(/^\*\*name\*\*/);
  });
  test('of a Secret without what is secret', () => {
    const secret =
      'kind: Secret\nmetadata: {name: login}\ndata:\n  user: bWU=\nstringData: {password: "hunter2"}\n';
    const whole = hoverAt(
      `${container}      envFrom: [{secretRef: {name: log<|>in}}]\n---\n${secret}`,
    )?.markdown;
    expect(whole).toContain('data:\n  user: …\nstringData: {password: …}');
    const key = `${container}      env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: pass<|>word}}}]\n---\n${secret}`;
    expect(lead(key)).toBe('Key `password` of Secret `login`\n\n```yaml\npassword: …\n```');
  });
  test('within a longer text, alone', () => {
    const found = hoverAt(
      `${container}      args: ["--port=$(PO<|>RT)"]\n      env: [{name: PORT, value: "80"}]\n`,
    );
    expect(found?.markdown).toBe('Variable `PORT`\n\n```yaml\n{name: PORT, value: "80"}\n```');
    expect(found && found.span.end - found.span.start).toBe(4);
  });
  test('and of many says how many more there are', () => {
    const pods = Array.from(
      { length: 5 },
      (_, it) => `kind: Pod\nmetadata: {name: p${it}, labels: {app: web}}\n---\n`,
    );
    expect(lead(`${pods.join('')}kind: Service\nspec:\n  selector:\n    app: we<|>b\n`)).toMatch(
      /^Label `web` of Pod `p0`\n\n[^]*\n\nand 2 more$/,
    );
  });
});

test('an alias shows what it stands for, also where it is merged', () => {
  const text = 'kind: Pod\nspec:\n  containers:\n    - &base\n      name: a\n      image: &app nginx\n';
  expect(hoverAt(`${text}    - <<: *ba<|>se\n      name: b\n`)?.markdown).toBe(
    '`*base` stands for\n\n```yaml\nname: a\nimage: &app nginx\n```',
  );
  expect(lead(`${text}    - image: *ap<|>p\n`)).toContain('`*app` stands for\n\n```yaml\nnginx\n```');
});

describe("a Secret's base64", () => {
  const secret = (value: string) => `kind: Secret\ndata:\n  key: ${value}\n`;
  test('is decoded where a person points at it, if it is text', () => {
    expect(lead(secret('aHVu<|>dGVyMg=='))).toBe('7 bytes of text:\n\n```text\nhunter2\n```');
    expect(lead(secret('|\n    aHVu<|>\n    dGVyMg=='))).toContain('hunter2');
    expect(lead(secret('AAEC<|>Aw=='))).toBe('4 bytes, no text.');
    expect(lead(secret('not base<|>64'))).toMatch(/^\*\*data\*\*/);
  });
  test('is not decoded at its key', () => {
    expect(hoverAt('kind: Secret\ndata:\n  k<|>ey: aHVudGVyMg==\n')).toBeUndefined();
  });
  test('cannot break out of its block', () => {
    const hostile = btoa('```\n[click](https://example.com)\n');
    expect(lead(secret(`${hostile}<|>`))).toContain('````text\n```\n[click](https://example.com)\n````');
  });
});

test("someone's text is never taken for Markdown", () => {
  const shown = hoverAt(`${container}      image: *a<|>\n`)?.markdown ?? '';
  expect(shown).not.toContain('![');
  const volume = hoverAt(
    `${container}      volumeMounts: [{name: "\`![x](https://a.b/c)<|>\`"}]\n  volumes: [{name: "\`![x](https://a.b/c)\`"}]\n`,
  );
  expect(volume?.markdown).toContain('Volume `` `![x](https://a.b/c)` ``\n\n');
});

test.each([
  ['image: ngi<|>nx', { kind: 'images' }],
  ['envFrom: [{secretRef: {name: a<|>}}]', { kind: 'secrets' }],
  ['ima<|>ge: nginx', undefined],
  ['name: we<|>b', undefined],
])('of the local podman, %s wants %o', (line, wanted) => {
  expect(wantsAt(`${pod}spec:\n  containers:\n    - ${line}\n`)).toEqual(wanted);
});

test('a claim and a secret that the local podman has are told of', () => {
  const claim = `${pod}spec:\n  volumes: [{persistentVolumeClaim: {claimName: da<|>ta}}]\n`;
  expect(lead(claim, { local: [{ name: 'data', detail: 'local, 2 days old' }] })).toBe(
    'The local podman has a volume of this name: local, 2 days old.',
  );
  expect(lead(claim, { local: [{ name: 'other', detail: '' }] })).toMatch(/^\*\*claimName/);
});

describe('every field of every kind is explained, with its page', () => {
  const schema = loadSchema();
  const kinds = schema.kinds.map((it) => [it.kind, it.apiVersion] as const);
  test.each(kinds)('%s', (kind, apiVersion) => {
    const shape = schema.shapeOf({ kind, apiVersion });
    const faults = shape
      ? fieldsBelow(shape, [], new Set()).flatMap((path) => fault(kind, apiVersion, path))
      : ['no shape'];
    expect(faults).toEqual([]);
  });

  /** The paths of the fields of a shape and of the shapes below it, each shape once. */
  function fieldsBelow(shape: Shape, path: readonly string[], seen: Set<Shape>): (readonly string[])[] {
    if (seen.has(shape)) return [];
    seen.add(shape);
    return [...shape.fields.values()].flatMap((field) => {
      const own = [...path, field.name];
      const below = shapeIn(field.type, own);
      return [own, ...(below ? fieldsBelow(below.shape, below.path, seen) : [])];
    });
  }

  function shapeIn(
    type: Type,
    path: readonly string[],
  ): { shape: Shape; path: readonly string[] } | undefined {
    if (type.kind === 'object') return { shape: type.shape, path };
    if (type.kind === 'list') return shapeIn(type.item, [...path, '-']);
    return type.kind === 'map' ? shapeIn(type.value, [...path, 'key']) : undefined;
  }

  function fault(kind: string, apiVersion: string, path: readonly string[]): string[] {
    const head = ['kind', 'apiVersion'].includes(path[0] ?? '')
      ? ''
      : `kind: ${kind}\napiVersion: ${apiVersion}\n`;
    const root =
      path[0] === 'kind'
        ? `apiVersion: ${apiVersion}\nki<|>nd: ${kind}\n`
        : `kind: ${kind}\napiV<|>ersion: ${apiVersion}\n`;
    const shown = hoverAt(head === '' ? root : head + nested(path))?.markdown ?? '';
    const isWhole =
      shown.includes(`**${path.at(-1) ?? ''}**`) &&
      (kind === 'List' || shown.includes('[Kubernetes reference]('));
    return isWhole ? [] : [path.join('.')];
  }

  function nested(path: readonly string[]): string {
    return path
      .map(
        (step, index) =>
          '  '.repeat(index) + (step === '-' ? '-' : `${index === path.length - 1 ? '<|>' : ''}${step}:`),
      )
      .join('\n');
  }
});

describe('nothing is shown', () => {
  test('of a key that Kubernetes lacks', () => {
    expect(hoverAt(`${pod}spec:\n  no<|>nsense: 1\n`)).toBeUndefined();
  });
  test('between words and in comments', () => {
    expect(hoverAt(`${pod}spec:\n <|> restartPolicy: Never\n`)).toBeUndefined();
    expect(hoverAt(`${pod}spec: # restart<|>Policy\n`)).toBeUndefined();
  });
  test("in another tool's file", () => {
    expect(hoverAt('services:\n  we<|>b:\n    image: nginx\n')).toBeUndefined();
  });
});
