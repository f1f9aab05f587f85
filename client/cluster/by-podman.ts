/**
 * Applies a manifest where there is no kubectl: `podman kube apply` makes Pods, Services and claims, and can neither
 * try first nor change or delete what is there.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { window } from 'vscode';
import { parse } from 'yaml';
import type { ManifestObject } from '../../server/protocol.ts';
import type { Manifest } from '../manifest/source.ts';
import type { Target } from '../manifest/target.ts';
import type { Command, Source } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { Run, RunOptions } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { readClusterFailure } from './complaint.ts';
import { readConfig, type Cluster } from './config.ts';
import { confirmed } from './confirm.ts';
import { differencesOf, tellingTroubles, type Deploying } from './deploying.ts';
import { ClusterError } from './error.ts';
import { typeNamespace } from './place.ts';

const missing = 'kubectl was not found';

export async function applyByPodman(deploying: Deploying, target: Target, manifest: Manifest): Promise<void> {
  const { language, run, log } = deploying;
  refuseOthers(await language.objects(target.uri));
  const config = configFile();
  const cluster = await clusterIn(config);
  const namespace = await typeNamespace(`Apply ${manifest.name} to cluster '${cluster.name}'`, 'default');
  if (namespace === undefined) return;
  const where = `cluster '${cluster.name}' (${cluster.server}), namespace '${namespace}'`;
  const asking = {
    name: manifest.name,
    question: `Apply '${manifest.name}' to ${where}?`,
    note: `${missing}, so podman applies it to the first cluster of ${config}: without a trial, and only what is not there yet.`,
    differences: await differencesOf(language, target),
  };
  if (!(await confirmed(deploying, asking))) return;
  await tellingTroubles(deploying, target, () =>
    withCancel(`Applying ${manifest.name} to ${where}`, (signal) => {
      log(`Apply ${manifest.name} to ${where} by podman`);
      const options = { signal, onLine: log };
      return asFile(manifest.source, (file) => applyFile(run, { config, namespace, file }, options));
    }),
  );
  void window.showInformationMessage(oneLine(`Applied '${manifest.name}' to ${where}.`));
}

type Applying = { readonly config: string; readonly namespace: string; readonly file: string };

/** Makes what a file declares; fails as kubectl does, with what the API server objects to. */
export async function applyFile(run: Run, applying: Applying, options: RunOptions): Promise<void> {
  await run(kubeApply(applying), options).catch((error: unknown) => {
    throw asClusterError(error);
  });
}

export function kubeApply({ config, namespace, file }: Applying): Command<void> {
  return {
    args: ['kube', 'apply', `--kubeconfig=${config}`, `--ns=${namespace}`, `--file=${file}`],
    read: () => undefined,
  };
}

/** podman makes these and stops at any other (abi/apply.go, KubeApply), maybe with half of the file applied. */
const taken: ReadonlySet<string> = new Set(['Pod', 'Service', 'PersistentVolumeClaim']);

function refuseOthers(objects: readonly ManifestObject[]): void {
  const other = objects.find((it) => !taken.has(it.kind));
  if (other === undefined) return;
  throw new ClusterError(
    'missing',
    `${missing}, and podman applies no ${other.kind} to a cluster: install kubectl or set its path.`,
  );
}

function configFile(): string {
  const [first = ''] = (process.env['KUBECONFIG'] ?? '').split(delimiter);
  return first === '' ? join(homedir(), '.kube', 'config') : first;
}

/** podman takes the first cluster of the file, whatever its context says (abi/apply.go, KubeApply). */
async function clusterIn(file: string): Promise<Cluster> {
  try {
    const [first] = readConfig(parse(await readFile(file, 'utf8'))).clusters;
    if (first !== undefined) return first;
  } catch (cause) {
    throw new ClusterError('missing', `${missing}, nor a configuration of a cluster at '${file}'.`, {
      cause,
    });
  }
  throw new ClusterError('unconfigured', `${missing}, and '${file}' names no cluster.`);
}

/** podman reads a manifest here from a file alone. */
async function asFile<T>(source: Source, action: (path: string) => Promise<T>): Promise<T> {
  if (source.kind === 'file') return action(source.path);
  const folder = await mkdtemp(join(tmpdir(), 'podwright-'));
  try {
    const path = join(folder, 'manifest.yaml');
    await writeFile(path, source.text, { mode: 0o600 });
    return await action(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** podman hands on what the API server answers: a Status, as JSON. */
function asClusterError(error: unknown): unknown {
  if (!(error instanceof PodmanError) || error.kind === 'cancelled') return error;
  const status = /"message":("(?:[^"\\]|\\.)*")/.exec(error.stderr)?.[1];
  if (status !== undefined) return readClusterFailure(String(JSON.parse(status)), error);
  if (/unrecognized command|unknown (?:flag|shorthand)/.test(error.stderr)) {
    return new ClusterError(
      'missing',
      `${missing}, and this podman can't apply to a cluster either: install kubectl.`,
      {
        cause: error,
      },
    );
  }
  return error;
}
