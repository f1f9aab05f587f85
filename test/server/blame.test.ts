import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blame, blameAmong, type Complaint } from '../../server/features/blame.ts';
import { manifest } from '../check.ts';
import { fixture, only, yaml } from '../fixture.ts';

/** Expects the place that podman complains of to be the fixture's range. */
function checkBlame(marked: string, complaint: Complaint): void {
  const { text, ranges } = fixture(marked);
  expect(blame(manifest(text), complaint)).toEqual(only(ranges, 'range'));
}

type PodmanCase = { readonly name: string; readonly manifest: string; readonly says?: string };

const vectors = JSON.parse(
  readFileSync(new URL('../vectors/podman-5.4.2.json', import.meta.url), 'utf8'),
) as readonly PodmanCase[];
const refused = vectors.filter((it) => it.says !== undefined);

/** What is underlined for each manifest that podman 5.4.2 refused. */
const underlined = new Map<string, string | undefined>([
  ['an-automount-src', 'nosuch'],
  ['an-autoremove-bad', 'maybe'],
  ['an-key-bad', '"bad key!"'],
  ['an-sdnotify-bad', 'bogus'],
  ['an-ulimit-bad', 'nofile'],
  ['an-ulimit-unknown', '"bogus=1:2"'],
  ['an-userns-bad', 'bogus'],
  ['an-volumesfrom-bare', 'io.podman.annotations.volumes-from'],
  ['an-volumesfrom-missing', 'io.podman.annotations.volumes-from/c'],
  ['an-volumesfrom-self', 'io.podman.annotations.volumes-from/c'],
  ['bad-pod-name-space', '"a b"'],
  ['cm-dup-binary', 'a'],
  ['cm-items-slash', 'x/y'],
  ['command-string', '"a b"'],
  ['configmap-only', 'ConfigMap'],
  ['cronjob', 'CronJob'],
  ['ctr-name-bad', '"a b"'],
  ['defaultmode-big', '1777'],
  ['deploy-anno-top', '"nofile=notanumber"'],
  ['deploy-noname', 'labels'],
  ['dns-badip', 'nope'],
  ['dup-key', 'command: [a]'],
  ['dup-names', 'c'],
  ['empty-file', undefined],
  ['empty-image', 'image'],
  ['env-cm-missing', 'nope'],
  ['env-fieldref-ip', 'status.podIP'],
  ['env-fieldref-ns', 'metadata.namespace'],
  ['env-map', 'env'],
  ['env-resref-div', '1Mi'],
  ['env-resref-eph', 'limits.ephemeral-storage'],
  ['env-secret-missing', 'nope'],
  ['envfrom-cm-missing', 'nope'],
  ['generateName', 'generateName'],
  ['hostNetwork-string', '"true"'],
  ['hostname-bad', '"a b"'],
  ['hostnet-ports', '8080'],
  ['hostpath-empty', 'path'],
  ['hostpath-missing', '/no/such'],
  ['hostpath-name', 'myvol'],
  ['hostpath-relative', './x'],
  ['hostpath-socket', '/tmp'],
  ['hostpath-type-bogus', 'Folder'],
  ['init-dup', 'c'],
  ['init-lifecycle', 'lifecycle'],
  ['init-probe', 'readinessProbe'],
  ['init-type-bogus', 'sometimes'],
  ['int-float', '1.5'],
  ['kind-lower', 'pod'],
  ['list-doc', '- a\n- b\n'],
  ['live-neg', '-1'],
  ['live-port-unknown', 'web'],
  ['mount-undeclared', 'v'],
  ['mountpath-3colon', '"/v:ro:z"'],
  ['mountpath-badopt', '"/v:bogus"'],
  ['mountpath-dup-hostpath', '/v'],
  ['mountpath-dup', '/v'],
  ['mountpath-relative', 'v'],
  ['no-image', 'command'],
  ['no-kind', 'apiVersion'],
  ['no-name', 'labels'],
  ['null-ctr', 'p'],
  ['podlist', 'PodList'],
  ['port-hostip-bad', 'nope'],
  ['port-proto-bogus', 'icmp'],
  ['port-string', '"80"'],
  ['propagation-bogus', 'Weird'],
  ['pull-bogus', 'Sometimes'],
  ['pvc-noname', 'labels'],
  ['pvc-uid', 'abc'],
  ['readinessgates-wrongtype', '"yes"'],
  ['res-bad-num', 'lots'],
  ['res-bad-suffix', '64MB'],
  ['res-req-gt-lim', '128Mi'],
  ['scalar-doc', 'hello'],
  ['sec-caps-all-all', 'ALL'],
  ['sec-caps-bogus', 'NOPE'],
  ['sec-caps-both', 'NET_ADMIN'],
  ['sec-seccomp-anno-bad', 'nope'],
  ['sec-user-str', '"1000"'],
  ['secret-bad-base64', '"not base64!"'],
  ['secret-badname', '"a b/c"'],
  ['secret-noname', 'labels'],
  ['service-only', 'Service'],
  ['statefulset', 'StatefulSet'],
  ['sysctl-bogus', 'vm.swappiness'],
  ['sysctl-hostnet', 'net.core.somaxconn'],
  ['tab', 'name: p'],
  ['two-no-name', 'command'],
  ['two-pods-same-name', 'p'],
  ['vol-downward', 'v'],
  ['vol-nfs', 'v'],
  ['vol-none', 'v'],
  ['vol-projected', 'v'],
  ['vol-pvc-badname', '"a b"'],
  ['vol-secret-missing', 'nope'],
  ['vol-unused-cm', 'nope'],
]);

describe('what podman 5.4.2 refused', () => {
  test.each(refused)('$name is told where it stands', ({ name, manifest: text, says = '' }) => {
    const span = blame(manifest(text), { text: says });
    expect(span && text.slice(span.start, span.end)).toBe(underlined.get(name));
  });

  test('is all in the table', () => {
    expect([...underlined.keys()]).toEqual(refused.map((it) => it.name));
  });
});

describe('of several places that fit', () => {
  test('the one in the container that is meant is told', () => {
    checkBlame(
      yaml`
        kind: Pod
        spec:
          containers:
            - name: one
              command: [nope]
            - name: two
              command: [<|nope|>]
      `,
      { text: 'exec: "nope": executable file not found in $PATH', container: 'two' },
    );
  });

  test('the better one in a later document comes before a worse one in an earlier', () => {
    checkBlame(
      'kind: Pod\nmetadata: {name: a}\n---\nkind: Pod\nspec: {containers: [{name: c, image: <|redis:7|>}]}\n',
      {
        text: 'initializing source docker://redis:7: pinging container registry',
      },
    );
  });

  test('only the documents that were played are searched', () => {
    const text = 'kind: Pod\nmetadata: {name: a}\n---\nkind: Pod\nmetadata: {name: a}\n';
    const [, second] = manifest(text).documents;
    const span = blame(
      manifest(text),
      { text: 'name "a" is in use: pod already exists' },
      new Set([second?.start ?? 0]),
    );
    expect(span?.start).toBe(text.lastIndexOf('a}'));
  });
});

describe('what podman 5.8 says in other words', () => {
  test('a field of a wrong type is told in the item of the list that it counts', () => {
    checkBlame(
      'kind: Pod\nspec: {containers: [{name: a, ports: [{containerPort: "80"}]}, {name: b, ports: [{containerPort: <|"81"|>}]}]}\n',
      {
        text: 'json: cannot unmarshal string into Go struct field .spec.containers.1.ports.0.containerPort of type int32',
      },
    );
  });

  test('an empty image is told where it stands', () => {
    checkBlame('kind: Pod\nspec: {containers: [{name: a, image: ""}, {name: c, <|image|>: ""}]}\n', {
      text: 'container "c" is missing the required \'image\' field',
    });
  });
});

test('words that nobody knows are told at the container they are about', () => {
  checkBlame('kind: Pod\nspec: {containers: [{name: a}, {name: <|b|>}]}\n', {
    text: 'it broke',
    container: 'b',
  });
});

test('words that nobody knows are told at the name of the pod', () => {
  checkBlame('kind: Pod\nmetadata:\n  name: <|web|>\n', { text: 'it broke' });
});

test('a workload may be what has the name of a pod that exists', () => {
  checkBlame('apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: <|web|>\n', {
    text: 'name "web-pod" is in use: pod already exists',
  });
});

test('a file without an object has no place to tell', () => {
  expect(
    blame(manifest(''), { text: 'YAML document does not contain any supported kube kind' }),
  ).toBeUndefined();
});

describe('of several files that were played as one', () => {
  const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';
  const pod = (name: string, image: string) =>
    `kind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: ${image}}]}\n`;

  /** Expects the place to be the one range that is marked in one of the files. */
  function checkAmong(files: readonly string[], complaint: Complaint): void {
    const read = files.map((it) => (it.includes('<|') ? fixture(it) : { text: it, ranges: [] }));
    const found = blameAmong(
      read.map((it) => manifest(it.text)),
      complaint,
    );
    const file = read.findIndex((it) => it.ranges.length > 0);
    expect(found).toEqual({ file, span: only(read[file]?.ranges ?? [], 'range') });
  }

  test('the one is told that says what podman complains of', () => {
    checkAmong([settings, pod('a', 'nginx:1'), pod('b', '<|redis:7|>')], {
      text: 'initializing source docker://redis:7: pinging container registry',
    });
  });

  test('the one whose pod has the container is told, where others have one of that name', () => {
    checkAmong([pod('a', 'nginx:1'), pod('b', 'redis:7').replace('name: c', 'name: <|c|>')], {
      ...{ text: 'it broke', container: 'c', pod: 'b' },
    });
    const workload = `kind: Deployment\nmetadata: {name: b}\nspec: {template: {spec: {containers: [{name: <|c|>}]}}}\n`;
    for (const it of ['b-pod', 'b-pod-0']) {
      checkAmong([pod('a', 'nginx:1'), workload], { text: 'it broke', container: 'c', pod: it });
    }
  });

  test('a line counts through all of them', () => {
    const text =
      'multi doc yaml could not be split: yaml: line 7: found character that cannot start any token';
    checkAmong([settings, 'kind: Pod\n\t<|name: a|>\n'], { text });
    checkAmong([settings.trimEnd(), 'kind: Pod\n\t<|name: a|>\n'], {
      text: text.replace('line 7', 'line 6'),
    });
  });
});
