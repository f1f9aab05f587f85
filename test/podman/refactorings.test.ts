import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { localListing } from '../../client/podman/listing.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import { isOlder } from '../../server/schema/podman-version.ts';
import { refactored, refactoringsAt, type Beside } from '../check-refactorings.ts';
import {
  inside,
  inspect,
  inTurn,
  nameOf,
  page,
  play,
  podman,
  refusal,
  removeAll,
  removePods,
  run,
  sees,
  version,
  volumes,
  works,
  type State,
} from './played-alone.ts';
import * as pods from './refactored-pods.ts';

/**
 * What refactorings make of pods, at work on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`.
 * Where something is to stay as it was, the pod is played and looked at before as well.
 */
const { prefix } = pods;
const image = 'docker.io/library/busybox:1.37';

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeEach(removeAll);
  afterAll(removeAll);

  test('variables have the same values from a ConfigMap, and from a Secret where podman reads it', async () => {
    const stores = isOlder(version, '4.4') ? 'a ConfigMap' : 'a ConfigMap and a Secret';
    const after = changed(pods.withVariables, 'name: app', `Extract env into ${stores}`);
    // Until the container's own process takes over, its runtime's is there.
    const environment = () => sees(() => inside('app', 'cat', '/proc/1/environ'), /PLAIN=/);
    const variables = async () => (await environment()).split('\0').toSorted();
    const [own, extracted] = await inTurn([pods.withVariables, after], variables);
    expect(own).toEqual(expect.arrayContaining(['NUMBER=0800', 'LINES=one\n  two: # not a comment\n']));
    expect(extracted).toEqual(own);
  });

  describe('a volume', () => {
    const name = `name: ${prefix}-data\n`;
    const title = `Extract volume '${prefix}-data' into a PersistentVolumeClaim`;
    const back = `Inline PersistentVolumeClaim '${prefix}-${prefix}-data'`;
    const read = () => sees(() => inside('reader', 'cat', '/read/file'), /written\n/);

    test('that a claim asks for outlives its pod, and one of the pod’s own does not', async () => {
      const claimed = changed(pods.withVolume, name, title);
      const inlined = changed(claimed, name, back);
      const kept = await inTurn([claimed, inlined], async () => {
        expect(await read()).toBe('written\n');
        removePods();
        return volumes();
      });
      const claim = `${prefix}-${prefix}-data`;
      expect(kept).toEqual([[claim], [claim]]);
      expect(
        run(['run', '--rm', '--network=none', '--volume', `${claim}:/data`, image, 'cat', '/data/file'])
          .stdout,
      ).toBe('written\n');
    });

    test('that a claim asks for is the same folder of the host', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'podwright-'));
      onTestFinished(() => {
        rmSync(folder, { recursive: true });
      });
      writeFileSync(join(folder, 'file'), 'from the host\n');
      const before = pods.withVolume.replace('emptyDir: {}', `hostPath:\n        path: ${folder}`);
      const claimed = changed(before, name, title);
      expect(changed(claimed, name, back)).toBe(before);
      expect(await inTurn([claimed], read)).toEqual(['from the host\nwritten\n']);
    });
  });

  test('a container that moves before the others has ended when they begin', async () => {
    const loops = isOlder(version, '4.4');
    const before = loops ? pods.withSetup.replace('Always', 'OnFailure') : pods.withSetup;
    const offered = titles(pods.withSetup, 'name: setup').includes('Move to initContainers');
    expect(offered, 'podman before 4.4 would run it over and over').toBe(!loops);
    play(changed(before, 'name: setup', 'Move to initContainers'));
    expect(await sees(() => run(['logs', nameOf('app')]).stdout, /asked/)).toBe('prepared\nasked\n');
    const [setup, app] = ['setup', 'app'].map((it) => inspect(it).State);
    expect(setup?.ExitCode).toBe(0);
    expect(Date.parse(setup?.FinishedAt ?? '')).toBeLessThanOrEqual(Date.parse(app?.StartedAt ?? ''));
  });

  test('a native sidecar, for whose end podman would wait, runs beside the others', () => {
    play(changed(pods.withNativeSidecar, 'name: helper', 'Move to containers'));
    expect(['helper', 'app'].map((it) => inspect(it).State.Status)).toEqual(['running', 'running']);
  });

  test('a liveness probe asks at the port, also where podman knows no host of itself', async () => {
    const first = changed(pods.web, 'name: app', 'Add a liveness probe for port 80');
    play(changed(first, 'name: app', 'Add a readiness probe for port 80'));
    const { Test = [], Interval } = inspect('app').Config.Healthcheck ?? {};
    const command = isOlder(version, '4.6') ? 'nc -z localhost 80' : 'nc -z -v localhost 80';
    expect(Test.join(' ')).toBe(`CMD-SHELL ${command} || exit 1`);
    expect(Interval).toBe(20e9);
    // The stand-in's nc knows no -z.
    await sees(() => inside('app', 'sh', '-c', 'nc localhost 80 </dev/null && echo found'), /found/);
  });

  test('requests and limits hold', () => {
    const first = changed(pods.withResources, 'name: plain', 'Add requests and limits');
    const second = changed(first, 'name: limited', 'Add requests');
    play(changed(second, 'name: asking', 'Add limits'));
    const amounts = ['plain', 'limited', 'asking'].map((it) => {
      const { MemoryReservation, Memory, CpuQuota, CpuPeriod } = inspect(it).HostConfig;
      return [MemoryReservation / 2 ** 20, Memory / 2 ** 20, CpuQuota / CpuPeriod];
    });
    expect(amounts).toEqual([
      [128, 256, 0.5],
      [64, 64, 0.25],
      [64, 64, 0.25],
    ]);
  });

  test('a container in a pod of its own is found by the name of that', async () => {
    const before = pods.withCache;
    const title = `Extract container '${prefix}-cache' into a Pod and a Service`;
    const asks = 'nc -w 2 $CACHE_HOST $CACHE_PORT </dev/null; nc -w 2 ${CACHE%:*} ${CACHE#*:} </dev/null';
    const answers = () => sees(() => inside('app', 'sh', '-c', asks), /PONG\s+\+PONG/);
    const [own, extracted] = await inTurn([before, changed(before, `name: ${prefix}-cache`, title)], answers);
    expect(extracted).toBe(own);
    expect(inside('app', 'sh', '-c', 'nc 127.0.0.1 6379 </dev/null || echo nobody')).toBe('nobody\n');
    const mounted = run(['exec', `${prefix}-cache-${prefix}-cache`, 'grep', '-c', ' /kept ', '/proc/mounts']);
    expect(mounted.stdout).toBe('1\n');
  });

  test('a port is exposed at one of the host that no pod has', async () => {
    play(pods.other);
    const taken = await takenPorts();
    expect(taken).toContainEqual(expect.objectContaining({ port: 18_952, owner: `${prefix}-other` }));
    const title = 'Expose port 18952 as port 18953 of the host';
    play(changed(pods.alike, 'name: app', title, { taken }));
    expect(await page(18_953)).toBe('alike\n');
    expect(await page(18_952)).toContain('Welcome to nginx');
  });

  describe('a workload', () => {
    const deployment = changed(pods.web, 'kind: Pod', 'Convert to Deployment');

    test('that is a Deployment runs what the Pod did', async () => {
      expect(changed(deployment, 'kind: Deployment', 'Convert to Pod')).toBe(pods.web);
      const [own, converted] = await inTurn([pods.web, deployment], webAsItRuns);
      expect(own).toMatchObject({ page: '<h1>Welcome to nginx!</h1>\n', labels: { tier: 'front' } });
      expect(converted).toEqual(own);
    });

    test('that is a DaemonSet is run as a Pod, also where podman plays none', async () => {
      const set = deployment.replace('kind: Deployment', 'kind: DaemonSet').replace('  replicas: 1\n', '');
      const pod = changed(set, 'kind: DaemonSet', 'Convert to Pod');
      expect(pod).toBe(pods.web);
      if (isOlder(version, '4.7')) expect(refusal(set)).toContain('any supported kube kind');
      else expect(await inTurn([set], webAsItRuns)).toEqual(await inTurn([pod], webAsItRuns));
    });

    test('that is a Job ends as the Pod does, where podman plays Jobs', async () => {
      const job = changed(pods.ending, 'kind: Pod', 'Convert to Job', { podman: newestPodman });
      expect(changed(job, 'kind: Job', 'Convert to Pod')).toBe(pods.ending);
      const isPlayed = !isOlder(version, '5.3');
      expect(titles(pods.ending, 'kind: Pod').includes('Convert to Job')).toBe(isPlayed);
      if (!isPlayed) expect(refusal(job)).toContain('any supported kube kind');
      const played = isPlayed ? [pods.ending, job] : [pods.ending];
      const ended = () => sees(() => JSON.stringify(inspect('app').State), /"Status":"exited"/);
      const codes = (await inTurn(played, ended)).map((it) => (JSON.parse(it) as State).ExitCode);
      expect(codes).toEqual(played.map(() => 3));
    });
  });
});

/** The titles of what may be made, for this podman, of the line where a piece of a text begins. */
function titles(text: string, piece: string): readonly string[] {
  return refactoringsAt(text.replace(piece, `<|>${piece}`), { podman: version });
}

/** The text after the refactoring of that title at the line where a piece of it begins. */
function changed(text: string, piece: string, title: string, around: Beside = {}): string {
  return refactored(text.replace(piece, `<|>${piece}`), title, { podman: version, ...around });
}

/** What a person can tell of the pod that serves a page, but for its name. */
async function webAsItRuns() {
  const { Config, HostConfig } = inspect('app');
  return {
    page: await page(18_954),
    labels: Config.Labels,
    variables: Config.Env.filter((it) => !it.startsWith('HOSTNAME=')).toSorted(),
    ulimits: HostConfig.Ulimits,
    restarts: HostConfig.RestartPolicy,
  };
}

/** The ports of the host that pods have, as the client tells the server of them. */
async function takenPorts() {
  const list = localListing(
    podmanRunner(() => ({ path: podman })),
    () => undefined,
  );
  const { pods } = await list(new AbortController().signal);
  return pods.flatMap(({ name, ports }) =>
    ports.map(({ host, protocol, address = '' }) => ({ port: host, protocol, address, owner: name })),
  );
}
