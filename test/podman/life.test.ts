import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanGenerated } from '../../client/manifest/generated.ts';
import { noteLosses } from '../../client/manifest/losses.ts';
import { originalOf } from '../../client/manifest/original.ts';
import { down, generate, play, replace, stopPods } from '../../client/podman/command.ts';
import type { Pod } from '../../client/podman/pod.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { readRunning } from '../../client/podman/running.ts';
import { faithful } from '../../server/lsp/faithful.ts';
import type { AppPlan } from '../../server/patterns/variant.ts';
import { patternWords, variants } from '../../server/patterns/variants.ts';
import { added, newPod } from '../check-patterns.ts';
import { manifest } from '../check.ts';
import { only } from '../fixture.ts';
import { asItRuns, look, madeOf, type Seen } from './as-it-runs.ts';

/**
 * The whole life of each sample and of a pod of each pattern, on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`.
 * They live it together, since one play of many pods is quicker than many plays; so each test goes on from the last.
 */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const told = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], { encoding: 'utf8' });
const works = told.status === 0;
const version = works ? told.stdout.trim() : '';
const run = podmanRunner(() => ({ path: podman }));

/** A manifest of one pod, and its text by what it is told apart. */
type Manifest = { readonly name: string; readonly text: string };

const manifests: readonly Manifest[] = [
  ...filesOf('../../samples/'),
  ...filesOf('../../samples/patterns/'),
  ...Object.keys(patternWords).map(podOf),
];
const edited = manifests.map(({ name, text }) => ({ name, text: withOtherLimit(text) }));

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  let seen: Seen;
  beforeAll(removeAll);
  afterAll(removeAll);

  test('each pod is as it is written right after it was played', async () => {
    await run(play(all(manifests)));
    seen = await look(run);
    expect(await runningOtherwise(manifests, seen)).toEqual([]);
    expect((await pods(manifests)).filter((it) => it.state !== 'running')).toEqual([]);
  });

  test('a limit that is written otherwise is told, and nothing else', async () => {
    expect(await runningOtherwise(edited, seen)).toEqual(manifests);
  });

  test('each is as it is written then, once that has replaced it', async () => {
    const before = await pods(manifests);
    await run(stopPods(before.map((it) => it.name)));
    await run(replace(all(edited)));
    const after = await pods(edited);
    expect(after.map((it) => it.name)).toEqual(before.map((it) => it.name));
    expect(after.filter((it) => before.some(({ id }) => it.id === id))).toEqual([]);
    expect(await runningOtherwise(edited, await look(run))).toEqual([]);
  });

  /*
   * What nobody can tell from the pod is lost the first time: init containers that have run, the sorts of volumes (each
   * becomes a claim), and what a Deployment has besides its pod.
   */
  test('what is generated of each, played in its place, generates the same once more, and loses nothing', async () => {
    const before = await pods(edited);
    const first = await generated(before);
    const noted = first.map(({ name, text }, at) => ({
      name,
      text: withLosses(text, name, edited[at]?.text),
    }));
    const inits = noted.filter((_, at) => edited[at]?.text.includes('initContainers:'));
    expect(inits.length).toBeGreaterThan(0);
    expect(inits.filter((it) => !it.text.includes('lost: the init containers'))).toEqual([]);

    await takeDown(edited, before);
    await run(play(all(noted)));
    const again = await generated(await pods(noted));
    expect(again).toEqual(first);
    expect(
      again.map(({ name, text }, at) => ({ name, text: withLosses(text, name, noted[at]?.text) })),
    ).toEqual(first);
    await takeDown(noted, before);
  });
});

function filesOf(folder: string): readonly Manifest[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path)
    .filter((it) => it.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(`${path}${name}`, 'utf8') }));
}

/**
 * A pod with all variants of a pattern, at a port of the host of its own: podman before 4.4 publishes each port.
 * A migration needs a database's own tools, which the stand-ins for images lack; the service that one waits for is
 * that of a sample.
 */
function podOf(pattern: string, at: number): Manifest {
  const name = `podwright-life-${pattern}`;
  const [first, ...more] = variants.filter((it) => it.pattern === pattern && it.id !== 'run-migration');
  const own = first?.app ?? { image: 'docker.io/library/nginx:1.27' };
  const app: AppPlan = { ...own, ports: [{ container: 80, host: 18_600 + at }] };
  const text = more.reduce((text, { id }) => added(text, id)?.text ?? '', newPod(name, first?.id, app));
  return { name, text: text.replace('value: db.example.com\n', 'value: postgres-a\n') };
}

/** The text with another limit for its first container that has one in thousandths of a processor. */
function withOtherLimit(text: string): string {
  return text.replace(/(?<=\n +containers:\n.*?cpu: )\d+m/s, '170m');
}

function all(some: readonly Manifest[]) {
  return { kind: 'text', text: some.map((it) => it.text).join('---\n') } as const;
}

/** The pods that the texts have become, in their order. */
async function pods(some: readonly Manifest[]): Promise<readonly Pod[]> {
  const seen = await look(run);
  return some.map(({ name, text }) => only(madeOf(text, seen.pods), `pod of ${name}`)[1]);
}

/** The texts that say otherwise than what runs, each as it would be for that. */
async function runningOtherwise(some: readonly Manifest[], seen: Seen): Promise<readonly Manifest[]> {
  const found = await fewAtATime(some, async ({ name, text }) => ({
    name,
    text: only(await asItRuns(text, seen, version), `pod of ${name}`),
  }));
  return found.filter((it, at) => it.text !== some[at]?.text);
}

/** As the client generates them, with what the server knows that podman leaves out. */
async function generated(some: readonly Pod[]): Promise<readonly Manifest[]> {
  return fewAtATime(some, async (pod) => {
    const clean = cleanGenerated(await run(generate([pod.name])), pod.name);
    return { name: pod.name, text: faithful(manifest(clean), await readRunning(run, pod), version) };
  });
}

/** podman is given ten seconds for an answer, which so many at once might not keep to. */
async function fewAtATime<T, R>(items: readonly T[], answer: (item: T) => Promise<R>): Promise<readonly R[]> {
  const found: R[] = [];
  for (let at = 0; at < items.length; at += 4) {
    found.push(...(await Promise.all(items.slice(at, at + 4).map(answer))));
  }
  return found;
}

function withLosses(text: string, pod: string, source = ''): string {
  const original = originalOf(source, pod);
  return original
    ? noteLosses(text, original, 'pod.yaml')
    : `There is no '${pod}' in what it was played from.`;
}

async function takeDown(some: readonly Manifest[], made: readonly Pod[]): Promise<void> {
  await run(stopPods(made.map((it) => it.name)));
  await run(down(all(some)));
  const left = new Set((await look(run)).pods.map((it) => it.name));
  expect(made.filter((it) => left.has(it.name))).toEqual([]);
}

/** Also what a run that broke off has left. podman leaves volumes but for emptyDirs, podman 4.3 Secrets too. */
function removeAll(): void {
  const text = all(manifests).text;
  const names = [...text.matchAll(/name: (\S+)/gi)].map((it) => it[1] ?? '');
  const workloads = names.flatMap((it) => [`${it}-pod`, `${it}-pod-0`]);
  const pods = spawnSync(podman, ['pod', 'ps', '--format', '{{.Name}}'], { encoding: 'utf8' }).stdout.split(
    '\n',
  );
  const own = pods.filter((it) => [...names, ...workloads].includes(it));
  // To end them first is quicker than to kill them.
  spawnSync(podman, ['pod', 'stop', '--', ...own]);
  spawnSync(podman, ['pod', 'rm', '--force', '--', ...own]);
  spawnSync(podman, ['volume', 'rm', '--force', '--', ...names]);
  spawnSync(podman, ['secret', 'rm', '--', ...names]);
}
