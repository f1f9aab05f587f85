import { describe, expect, test } from 'vitest';
import {
  knows,
  playFlags,
  playOptions,
  readPlayOptions,
  takes,
} from '../../../client/podman/play-options.ts';

const all = {
  network: ['web', 'back:ip=10.89.0.5'],
  configmap: ['settings.yaml'],
  publish: ['8080:80'],
  userns: 'keep-id',
  logDriver: 'journald',
  build: true,
  start: false,
  annotation: ['team=web, "shop"'],
};

describe('a setting', () => {
  test('is read as it is where every part of it is as it must be', () => {
    expect(readPlayOptions(all)).toEqual(all);
  });

  test.each([
    ['another name', { replace: true, 'podman.path': '/tmp/evil' }],
    ['a text where a list must be', { network: 'web' }],
    ['a list where a text must be', { userns: ['host'] }],
    ['an empty list', { publish: [] }],
    ['an empty text', { userns: '  ' }],
    ['a text where yes or no must be', { build: 'true' }],
    ['a line break', { annotation: ['a=b\nc'] }],
    ['an annotation without a value', { annotation: ['team'] }],
    ['a port that is none', { publish: ['8080:http'] }],
    ['a log driver that is a path', { logDriver: '/bin/sh' }],
    ['no object', 'network'],
    ['nothing', undefined],
  ])('with %s gives nothing of it', (_, value) => {
    expect(readPlayOptions(value)).toEqual({});
  });
});

test.each([
  '80',
  '8080:80',
  '8080-8082:80-82',
  ':80',
  '127.0.0.1:8080:80/udp',
  '127.0.0.1::80',
  '[::1]:8080:80/tcp',
])('%s can be published', (value) => {
  expect(takes('publish', value)).toBe(true);
});

describe('kube play', () => {
  test('gets each value behind its flag, so that none is taken for another', () => {
    expect(playFlags(all, { client: '5.4.2' })).toEqual([
      '--network=web',
      '--network=back:ip=10.89.0.5',
      '--configmap=settings.yaml',
      '--publish=8080:80',
      '--userns=keep-id',
      '--log-driver=journald',
      '--build=true',
      '--start=false',
      '--annotation=team=web, "shop"',
    ]);
  });

  test('of podman before 5.0 gets commas in quotes, since it would part the text at them', () => {
    expect(playFlags({ annotation: ['a=b', 'c=d,"e"'] }, { client: '4.9.0' })).toEqual([
      '--annotation=a=b',
      '--annotation="c=d,""e"""',
    ]);
  });

  test.each([
    ['4.3.1', undefined, ['publish']],
    ['4.4.0', undefined, []],
    ['5.4.2', '5.4.2', ['build']],
    ['5.4.2', '4.3.1', ['publish', 'build']],
    ['4.3.1', '5.4.2', ['configmap', 'publish', 'build']],
  ])('of %s (service: %s) lacks %j', (client, server, lacking) => {
    const version = { client, ...(server === undefined ? {} : { server }) };
    expect(playOptions.filter((it) => !knows(version, it))).toEqual(lacking);
    expect(playFlags({ build: true, publish: ['80'] }, version)).toHaveLength(
      2 - lacking.filter((it) => it !== 'configmap').length,
    );
  });
});
