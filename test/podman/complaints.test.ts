import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTroubles } from '../../client/podman/complaint.ts';
import { blame } from '../../server/features/blame.ts';
import { manifest } from '../check.ts';
import { fixture, only } from '../fixture.ts';
import { name, secretName } from './complaints/manifests.ts';
import { complaintsOfReading } from './complaints/reading.ts';
import { complaintsOfRunning } from './complaints/running.ts';
import { secretVariable, stagedComplaints, unprovoked, type Staged } from './complaints/staged.ts';
import { complaintsOfVolumes } from './complaints/volumes.ts';

/**
 * Each thing podman complains of, provoked, and the place in the manifest where it is told.
 * The podman is PODWRIGHT_TEST_PODMAN, or `podman`.
 */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const answer = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], { encoding: 'utf8' });
const works = answer.status === 0;
const [major = 0, minor = 0] = works ? answer.stdout.trim().split('.').map(Number) : [];
const version = major * 100 + minor;
let folder = '';

/** Those of the podman at hand. */
const told = [...complaintsOfReading, ...complaintsOfVolumes, ...complaintsOfRunning]
  .filter(([, , since = 0]) => version >= since)
  .map(([what, marked]): readonly [string, string] => [what, marked]);

const staged = stagedComplaints.filter(({ until = Infinity }) => version < until);

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    clear();
    spawnSync(podman, ['volume', 'rm', '--force', 'm', 'v', 'w']);
  });

  test.each(told)('%s is told where it stands', (_, marked) => {
    clear();
    checkTold(marked);
  });

  test.each(staged)('$what is told where it stands', ({ marked, before = [], ...how }) => {
    clear();
    for (const { args, input, secret = '' } of before) {
      const env = { ...process.env, [secretVariable]: secret };
      const { status, stderr } = spawnSync(podman, args, { input, env, encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    }
    checkTold(marked, how);
  });
});

test.each(unprovoked)('is told where it stands, though not provoked, since %s', (_, says, marked) => {
  const { text, ranges } = fixture(marked);
  expect(blame(manifest(text), { text: says })).toEqual(only(ranges, 'range'));
});

type How = Pick<Staged, 'flags' | 'configMaps'>;

/** Expects podman to refuse a manifest, and what it says to be about the place that is marked. */
function checkTold(marked: string, how: How = {}): void {
  const { text, ranges } = fixture(marked);
  const played = play(text, how);
  expect(played.status, 'podman refuses it').not.toBe(0);
  const [trouble, ...more] = readTroubles(played.stderr);
  expect(more, played.stderr).toEqual([]);
  const place = blame(manifest(text), {
    text: trouble?.text ?? '',
    ...(trouble?.container !== undefined && { container: 'c' }),
  });
  const at = TextDocument.create('', 'yaml', 0, text);
  const range = only(ranges, 'range');
  expect(place && at.positionAt(place.start), played.stderr).toEqual(at.positionAt(range.start));
  expect(place).toEqual(range);
}

/** Takes away what the test before has left. */
function clear(): void {
  spawnSync(podman, ['pod', 'rm', '--force', '--ignore', '--time=0', name]);
  spawnSync(podman, ['secret', 'rm', secretName]);
}

function play(text: string, { flags = [], configMaps }: How) {
  const file = join(folder, 'config-maps.yaml');
  if (configMaps !== undefined) writeFileSync(file, configMaps);
  const other = configMaps === undefined ? undefined : openSync(file, 'r');
  const more = other === undefined ? [] : ['--configmap', '/proc/self/fd/3'];
  // Over standard input, and a file that is open: a podman that lives in a tree of its own sees no other folder.
  const played = spawnSync(podman, ['kube', 'play', ...flags, ...more, '-'], {
    ...{ input: text, cwd: folder, encoding: 'utf8' },
    stdio: ['pipe', 'pipe', 'pipe', ...(other === undefined ? [] : [other])],
  });
  if (other !== undefined) closeSync(other);
  return played;
}
