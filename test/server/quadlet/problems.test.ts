import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unitCodes, unitSeverities } from '../../../server/quadlet/codes.ts';
import { missingFiles } from '../../../server/quadlet/checks/files.ts';
import { unitProblems } from '../../../server/quadlet/problems.ts';
import { portFault } from '../../../server/quadlet/publish.ts';
import { readUnit } from '../../../server/quadlet/unit.ts';
import { checkUnit, checkUnitFix, refusesUnit } from '../../check-quadlet.ts';
import { yaml } from '../../fixture.ts';
import { vectors } from './units.ts';

test.each(Object.entries(vectors))('%s is to us what it is to Quadlet', (_, { text, taken }) => {
  expect(refusesUnit(text, '5.4.2')).toBe(!taken);
});

test('every sort of problem is told where it stands', () => {
  checkUnit(yaml`
    Description=Web
    ^^^^^^^^^^^^^^^ error quadlet-line: Quadlet refuses keys before the first section: write [Kube] above.
    [Unti]
    ^^^^^^ warning quadlet-section: There is no section [Unti], and systemd passes over it. Did you mean 'Unit'?
    [Kube]
    Yaml=web.yaml
    PublishPorts=8080:80
    ^^^^^^^^^^^^ error quadlet-key: [Kube] has no PublishPorts=, and Quadlet refuses the unit. Did you mean 'PublishPort'?
    PublishPort=web
                ^^^ error quadlet-port: podman refuses this port: 'web' is no port from 1 to 65535. Write it as 8080:80 or 127.0.0.1:8080:80/udp.
    KubeDownForce=ture
                  ^^^^ warning quadlet-value: Quadlet takes 'ture' for false: it knows true, yes, on and 1. Did you mean 'true'?
    LogDriver=file
              ^^^^ error quadlet-value: LogDriver= takes journald, k8s-file, json-file, none or passthrough: podman refuses it when the service starts.
    UserNS=auto
    ^^^^^^ warning quadlet-repeated: This doesn't count: UserNS= stands again below, and the last one counts.
    UserNS=host
    AutoUpdate=web/registy
                   ^^^^^^^ warning quadlet-value: AutoUpdate= takes registry, local, or one of them behind NAME/. Did you mean 'registry'?
    web
    ^^^ error quadlet-line: This is no KEY=VALUE, [Section] or # comment, and Quadlet refuses the file.
    [Container]
    ^^^^^^^^^^^ warning quadlet-section: [Container] belongs into a unit of another kind: nobody reads it in a .kube file.
    Image=nginx
  `);
});

test('nothing is said of a unit that is well', () => {
  checkUnit(yaml`
    # What the house needs.
    [Unit]
    Description=Web
    AnythingSystemdMayKnow=1

    [Kube]
    Yaml=web.yaml
    ConfigMap=%h/settings.yaml
    PublishPort=127.0.0.1:8080-8081:80-81/udp
    PublishPort=[::1]:8080:80
    PublishPort=%i:80
    KubeDownForce=on
    SetWorkingDirectory=yaml

    [X-Notes]
    Anything=1

    [Install]
    WantedBy=default.target
  `);
});

test('an empty file, and one that is no unit at all, are left alone', () => {
  checkUnit('');
  checkUnit('# later\n');
  checkUnit('apiVersion: v1\nkind: Config\nclient-key-data: LS0tLQ==\n');
});

test('a unit without a manifest is told at its section', () => {
  checkUnit(yaml`
    [Unit]
    Description=Web
    [Kube]
    ^^^^^^ error quadlet-yaml: The manifest is missing, and Quadlet refuses the unit: write Yaml= with its path in [Kube].
  `);
});

test('a key is told that is newer than the podman in use, and not with one that has it', () => {
  const unit = yaml`
    [Kube]
    Yaml=web.yaml
    ServiceName=web
  `;
  checkUnit(unit, '5.3');
  checkUnit(
    `${unit}^^^^^^^^^^^ error quadlet-key: podman 5.2.2 has no ServiceName=: it came with 5.3. Quadlet refuses the unit.\n`,
    '5.2.2',
  );
});

test('a podman without Quadlet is told once', () => {
  checkUnit(
    yaml`
    [Kube]
    ^^^^^^ warning quadlet-section: podman 4.3.1 has no Quadlet: it came with 4.4.
    Yaml=web.yaml
    ServiceName=web
  `,
    '4.3.1',
  );
});

test('several manifests are played since podman 5.7', () => {
  const unit = yaml`
    [Kube]
    Yaml=a.yaml
    Yaml=b.yaml
    SetWorkingDirectory=yaml
  `;
  checkUnit(
    yaml`
    [Kube]
    Yaml=a.yaml
    ^^^^ warning quadlet-repeated: This doesn't count: Yaml= stands again below, and the last one counts before podman 5.7.
    Yaml=b.yaml
    SetWorkingDirectory=yaml
  `,
    '5.6',
  );
  checkUnit(
    `${unit}                    ^^^^ error quadlet-yaml: Quadlet refuses SetWorkingDirectory=yaml with several manifests: only unit is possible then.\n`,
    '5.7',
  );
});

test('what was meant can be written at once', () => {
  checkUnitFix(
    '[Kube]\nNetwrk=web.yaml\nYaml=web.yaml\n',
    "Change to 'Network'",
    '[Kube]\nNetwork=web.yaml\nYaml=web.yaml\n',
  );
  checkUnitFix(
    '[Kube]\nYaml=web.yaml\nRemapUsers=auto\n',
    "Change to 'UserNS'",
    '[Kube]\nYaml=web.yaml\nUserNS=auto\n',
  );
});

test('a key that is going away is renamed only where nothing else has to become part of its value', () => {
  const fixesFor = (lines: string) =>
    unitProblems(readUnit(`[Kube]\nYaml=web.yaml\n${lines}`), '5.8').flatMap((it) => it.fixes ?? []);
  expect(fixesFor('RemapUsers=keep-id\n')).toHaveLength(1);
  expect(fixesFor('RemapUsers=keep-id\nRemapUid=100\n')).toEqual([]);
});

test.each([
  ['80', undefined],
  ['8080:80', undefined],
  [':80', undefined],
  ['127.0.0.1::80', undefined],
  ['8000-8010:8000-8010/tcp', undefined],
  ['80/tcp/udp', 'protocol'],
  ['80/', 'protocol'],
  ['8080:', 'port of the container'],
  ['::1:8080:80', 'IP:HOST:CONTAINER'],
  ['localhost:8080:80', "'localhost' is no IP"],
  ['[::1]:80', 'behind an IP'],
  ['[::1]80', 'IPv6'],
  ['8080:70000', "'70000'"],
  ['8000-8001:80', 'differ in length'],
  ['90-80', 'ends where it starts'],
])('the port %s', (port, fault) => {
  const found = portFault(port);
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(fault);
});

test('a file that is not there is told, where the folder is known', () => {
  const text = '[Kube]\nYaml=web.yaml\nConfigMap=sub/a.yaml\nConfigMap=/etc/b.yaml\nConfigMap=%h/c.yaml\n';
  const known = new Map([
    ['/home/units', new Set(['sub/'])],
    ['/home/units/sub', new Set(['a.yaml'])],
  ]);
  const found = missingFiles(readUnit(text), '5.8', '/home/units', (it) => known.get(it));
  expect(found.map((it) => it.message)).toEqual([
    "There is no file '/home/units/web.yaml' yet: the service can't start without it.",
  ]);
});

test('each sort of problem is at its gravest as grave as reports say', () => {
  const texts = Object.values(vectors).map((it) => it.text);
  const found = texts.flatMap((it) => [
    ...unitProblems(readUnit(it), '5.4.2'),
    ...missingFiles(readUnit(it), '5.4.2', '/home/units', () => new Set()),
  ]);
  const grave = ['error', 'warning', 'information'] as const;
  const gravest = Object.keys(unitCodes).map((code) => [
    code,
    grave.find((level) => found.some((it) => it.code === code && it.severity === level)),
  ]);
  expect(Object.fromEntries(gravest)).toEqual(unitSeverities);
});

test('each sort of problem has a place on the page that its code leads to', () => {
  const page = readFileSync(new URL('../../../docs/quadlet.md', import.meta.url), 'utf8');
  expect([...page.matchAll(/^### (quadlet-.*)$/gm)].map((it) => it[1]).toSorted()).toEqual(
    Object.keys(unitCodes),
  );
});
