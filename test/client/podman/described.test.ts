import { describe, expect, test } from 'vitest';
import { podRoles, readDescribed, type Member } from '../../../client/podman/described.ts';
import { roleText } from '../../../server/roles/role.ts';
import { recorded, versions } from '../recorded.ts';

describe.each(versions)('the containers of a pod that %s runs', (version) => {
  const inspected = JSON.parse(recorded(version, 'inspect-roles.json')) as readonly unknown[];
  const names = ['prepare', 'app', 'logs', 'database', 'cache'];
  const members = names.map((name, index): Member => {
    const role = name === 'prepare' ? 'init' : 'main';
    return { name, role, described: readDescribed(inspected[index]) };
  });

  test('are told apart as in their manifest, though podman tells no ports of theirs', () => {
    expect(podRoles(members).map((it) => it && roleText(it))).toEqual([
      'init: prepare a volume',
      'main',
      'sidecar: log shipper',
      'ambassador: proxy to a database',
      'sidecar: cache',
    ]);
  });

  test('have reasons in the words of the manifest', () => {
    expect(podRoles(members).map((it) => it?.why)).toContain(
      "It reads the logs that 'app' writes to the volume 'roles-logs'.",
    );
  });

  test('are told as far as they are known', () => {
    const infra: Member = { name: 'infra', role: 'infra', described: undefined };
    const unknown = members.map((it) => ({ ...it, described: undefined }));
    expect(podRoles([infra, ...unknown]).map((it) => it?.kind)).toEqual([
      'infra',
      'init',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('what podman leaves out is empty', () => {
  expect(readDescribed({ Config: {} })).toEqual({
    image: '',
    words: [''],
    env: new Map(),
    mounts: [],
    annotations: new Map(),
  });
});
