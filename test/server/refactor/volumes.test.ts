import { describe, expect, test } from 'vitest';
import { checkRefactoring, refactored, refactoringsAt } from '../../check-refactorings.ts';
import { yaml } from '../../fixture.ts';

const marked = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        volumeMounts: [{name: data, mountPath: /data}]
    volumes:
      # what it keeps
      - name: <|>data # for a while
        SOURCE
`;

/** A pod with a volume of some sort. */
const pod = (source: string) => marked.replace('SOURCE', source);

const asked = yaml`
  ---
  apiVersion: v1
  kind: PersistentVolumeClaim
  metadata:
    name: web-data
  spec:
    accessModes:
      - ReadWriteOnce
    resources:
      requests:
        storage: 1Gi
`;

/** A claim for it, with more in its metadata. */
const claim = (storage: string, more = '') =>
  asked.replace('1Gi', storage).replace('name: web-data', `name: web-data${more}`);

const claimed = `persistentVolumeClaim:\n        claimName: web-data`;
const extract = "Extract volume 'data' into a PersistentVolumeClaim";
const inline = "Inline PersistentVolumeClaim 'web-data'";

describe('a volume becomes one that a claim asks for, and back', () => {
  test.each([
    ['emptyDir: {} # empty', `${claimed} # empty`, '1Gi', ''],
    [
      'hostPath:\n        path: "/srv/a: b"',
      claimed,
      '1Gi',
      '\n  annotations:\n    volume.podman.io/device: "/srv/a: b"\n    volume.podman.io/type: none\n    volume.podman.io/mount-options: bind',
    ],
  ])('%s', (before, after, storage, annotations) => {
    checkRefactoring(pod(before), extract, pod(after).replace('<|>', '') + claim(storage, annotations));
    checkRefactoring(pod(after) + claim(storage, annotations), inline, pod(before).replace('<|>', ''));
  });
  test('by a name that no emptyDir has, since podman would make one volume of both', () => {
    const other = pod('emptyDir: {}')
      .replace('name: web', 'name: other')
      .replace('name: <|>data', 'name: web-data');
    expect(refactored(pod('emptyDir: {}'), extract, { files: [other] })).toContain('claimName: web-data-2\n');
  });
  test('with as much space as it may take', () => {
    expect(refactored(pod('emptyDir: {sizeLimit: 5Gi}'), extract)).toContain('storage: 5Gi\n');
  });
});

describe('a volume stays as it is', () => {
  test.each([
    'emptyDir: {medium: Memory}',
    'hostPath: {path: relative}',
    'hostPath: {path: /srv/file, type: File}',
    'hostPath: {path: /srv, type: DirectoryOrCreate}',
    'configMap: {name: made}',
    'emptyDir: # why\n        sizeLimit: 1Gi',
    'emptyDir: {}\n      hostPath: {path: /srv}',
    'emptyDir:',
  ])('which is %s', (source) => {
    expect(refactoringsAt(pod(source))).toEqual([]);
  });
  test.each([
    ['whose claim stands in no file', ''],
    ['whose claim means storage that is there', claim('1Gi').replace('spec:', 'spec:\n  volumeName: a')],
    ['whose claim asks podman for more', claim('1Gi', '\n  annotations: {volume.podman.io/uid: "5"}')],
    ['of which there are two claims', claim('1Gi') + claim('2Gi')],
  ])('%s', (_, others) => {
    expect(refactoringsAt(pod(claimed) + others)).toEqual([]);
  });
  test('whose claim stands in another file', () => {
    expect(refactoringsAt(pod(claimed), { files: [claim('1Gi')] })).toEqual([]);
  });
});

describe('a claim stays', () => {
  test('that another pod uses', () => {
    const other = `---\n${pod(claimed).replace('<|>', '').replace('name: web', 'name: other')}`;
    const text = refactored(pod(claimed) + other + claim('1Gi'), inline);
    expect(text).toBe(pod('emptyDir: {}').replace('<|>', '') + other + claim('1Gi'));
  });
  test('that has comments', () => {
    const commented = claim('1Gi # enough');
    expect(refactored(pod(claimed) + commented, inline)).toBe(
      pod('emptyDir: {}').replace('<|>', '') + commented,
    );
  });
  test('nowhere else, also where it stands first', () => {
    const first = claim('1Gi').replace('---\n', '');
    expect(refactored(`${first}---\n${pod(claimed)}`, inline)).toBe(
      `---\n${pod('emptyDir: {}').replace('<|>', '')}`,
    );
  });
});
