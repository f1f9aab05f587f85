import { expect, test } from 'vitest';
import { podmanAnnotation, podmanAnnotations } from '../../../server/schema/podman-annotations.ts';

test('every annotation is known once, says what it does, and takes what it offers', () => {
  const all = podmanAnnotations();
  const keys = all.map((it) => it.key);
  expect(keys).toHaveLength(32);
  expect(new Set(keys).size).toBe(32);
  expect(all.filter((it) => !/^(?:podman|[A-Z]).*\.$/.test(it.note))).toEqual([]);
  expect(all.filter((it) => it.form === 'choice' && !it.choices)).toEqual([]);
});

test('a key is found with what its slash is followed by', () => {
  expect(podmanAnnotation('io.podman.annotations.ulimit')).toMatchObject({
    annotation: { place: 'object', suffix: 'none', form: 'ulimit', since: '4.5' },
  });
  expect(podmanAnnotation('io.containers.sdnotify/web')).toMatchObject({
    annotation: { key: 'io.containers.sdnotify', suffix: 'container-allowed' },
    owner: 'web',
  });
  expect(podmanAnnotation('io.podman.annotations.cpuset/')?.owner).toBe('');
});

test('a key that has a slash of its own is found whole', () => {
  expect(podmanAnnotation('volume.podman.io/uid')).toMatchObject({ annotation: { place: 'claim' } });
  expect(podmanAnnotation('volume.podman.io/uid')).not.toHaveProperty('owner');
  expect(podmanAnnotation('seccomp.security.alpha.kubernetes.io/pod')).not.toHaveProperty('owner');
});

test('podman does not know other keys, nor a suffix where it reads none', () => {
  expect(podmanAnnotation('example.com/team')).toBeUndefined();
  expect(podmanAnnotation('io.podman.annotations.kube.image.automount/web')).toBeUndefined();
  expect(podmanAnnotation('io.podman.annotations.ulimit/web')).toBeUndefined();
  expect(podmanAnnotation('io.podman.annotations.ulimits')).toBeUndefined();
});
