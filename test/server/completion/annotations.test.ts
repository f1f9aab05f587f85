import { describe, expect, test } from 'vitest';
import {
  checkCompletion,
  checkOffers,
  checkOffersAmong,
  checkOffersFirst,
  checkOffersNot,
  offer,
  offers,
} from '../../check-completion.ts';

const containers =
  'spec:\n  initContainers:\n    - name: prepare\n  containers:\n    - name: app\n    - name: proxy\n';
const pod = (line: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    ${line}\n${containers}`;
const template = containers.replace(/^(?=.)/gm, '    ');
const deployment = (above: string, within: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  annotations:\n    ${above}\nspec:\n  template:\n    metadata:\n      annotations:\n        ${within}\n${template}`;
const claim = (line: string) =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  annotations:\n    ${line}\n`;

describe("podman's annotations", () => {
  test('are offered to a pod, for each of its containers where they are about one', () => {
    checkOffersFirst(pod('<|>'), ['io.podman.annotations.userns', 'io.podman.annotations.infra.name']);
    checkOffersAmong(pod('<|>'), [
      'io.podman.annotations.ulimit',
      'io.podman.annotations.init/prepare',
      'io.podman.annotations.init/app',
      'io.podman.annotations.init/proxy',
      'io.containers.autoupdate',
      'io.containers.autoupdate/app',
    ]);
    checkOffersNot(pod('<|>'), ['io.podman.annotations.init', 'io.podman.annotations.privileged']);
  });

  test('leave a suffix to the person where no container has a name yet', () => {
    checkOffersAmong('apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    <|>\n', [
      'io.podman.annotations.init/',
    ]);
  });

  test('lead to their values', () => {
    checkCompletion(
      pod('io.containers.sd<|>'),
      'io.containers.sdnotify/app',
      pod('io.containers.sdnotify/app: <|>'),
    );
    expect(offer(pod('<|>'), 'io.containers.sdnotify').leadsToValues).toBe(true);
    expect(offer(pod('<|>'), 'io.podman.annotations.infra.name').leadsToValues).toBe(false);
    checkOffers(pod('io.containers.sdnotify/app: <|>'), ['conmon', 'container', 'healthy', 'ignore']);
    checkOffers(pod('io.podman.annotations.init.container.type: <|>'), ['once', 'always']);
  });

  test('have text as their value, as Kubernetes wants it', () => {
    const line = 'io.podman.annotations.init/app: ';
    checkCompletion(pod(`${line}<|>`), 'true', pod(`${line}"true"`));
    checkCompletion(pod(`${line}"<|>"`), 'true', pod(`${line}"true"`));
  });

  test('name other containers', () => {
    checkOffers(pod('io.podman.annotations.volumes-from/proxy: <|>'), ['prepare', 'app']);
    checkOffers(pod('kubectl.kubernetes.io/default-container: <|>'), ['prepare', 'app', 'proxy']);
  });

  test('that stand there are not offered again', () => {
    checkOffersNot(pod('io.containers.sdnotify: ignore\n    <|>'), ['io.containers.sdnotify']);
  });

  test('stand above the template of a workload, but for some', () => {
    const above = deployment('<|>', 'a: b');
    checkOffersAmong(above, ['io.podman.annotations.ulimit', 'io.podman.annotations.init/app']);
    checkOffersNot(above, ['io.podman.annotations.infra.name']);
    const within = deployment('a: b', '<|>');
    checkOffersAmong(within, [
      'io.podman.annotations.infra.name',
      'container.seccomp.security.alpha.kubernetes.io/app',
    ]);
    checkOffersNot(within, ['io.podman.annotations.ulimit']);
  });

  test('of a claim are its own', () => {
    checkOffersFirst(claim('<|>'), ['volume.podman.io/driver', 'volume.podman.io/device']);
    checkOffersNot(claim('<|>'), ['io.podman.annotations.ulimit']);
    checkOffers(claim('volume.podman.io/driver: <|>'), ['local', 'image']);
  });

  test('are none of a ConfigMap', () => {
    checkOffersNot('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  annotations:\n    <|>\n', [
      'io.podman.annotations.ulimit',
    ]);
  });

  test('say what they do, and since when podman knows them', () => {
    const found = offer(pod('<|>'), 'io.podman.annotations.cpuset/app');
    expect(found.documentation()).toBe('The CPUs the container may run on. Takes CPUs such as 0-3,5.');
    expect(offer(pod('<|>'), 'io.podman.annotations.cpuset/app', { podman: '5.4.2' })).toMatchObject({
      detail: 'podman knows it since 5.6',
    });
    const all = offers(pod('<|>'), { podman: '4.0' }).map((it) => it.label);
    expect(all.indexOf('io.podman.annotations.cpuset/app')).toBeGreaterThan(
      all.indexOf('bind-mount-options'),
    );
  });

  test('are written in brackets, too', () => {
    checkCompletion(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: {<|>}}\n',
      'io.containers.sdnotify',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: {io.containers.sdnotify: <|>}}\n',
    );
  });
});
