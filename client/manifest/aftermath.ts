/**
 * What a play leaves behind: containers that did not start or ended at once, and why.
 */
import { logTail } from '../podman/command.ts';
import { readTroubles } from '../podman/complaint.ts';
import type { PodmanError } from '../podman/error.ts';
import { nameInPod, type Container, type Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import type { Told } from './troubles.ts';

/** What a failed play says, each part of it with the container it is about, and what that wrote before it ended. */
export async function troublesOf(
  run: Run,
  error: PodmanError,
  pods: readonly Pod[],
): Promise<readonly Told[]> {
  const found = pods.flatMap((pod) => pod.containers.map((container) => ({ pod, container })));
  return Promise.all(
    readTroubles(error.stderr).map(async ({ text, sentence, kind, container: id }) => {
      const at = found.find((it) => it.container.id === id);
      if (id === undefined) return { text, kind: error.kind, sentence: error.message };
      if (!at || at.container.role === 'infra') return { text, kind, sentence };
      const log = await lastLines(run, at.container);
      const name = nameInPod(at.pod.name, at.container.name);
      return {
        text,
        sentence: named(sentence, name),
        container: name,
        pod: at.pod.name,
        ...(log.length > 0 && { log }),
      };
    }),
  );
}

function named(sentence: string, name: string): string {
  return sentence
    .replace(/^A container did not start/, `Container '${name}' did not start`)
    .replace(/^Init container(?= exited)/, `Init container '${name}'`);
}

/** The containers that have failed by the time a play is over, though podman had started them. */
export async function failuresIn(run: Run, pods: readonly Pod[]): Promise<readonly Told[]> {
  const failed = pods.flatMap((pod) =>
    pod.containers
      .filter((it) => it.role !== 'infra' && it.state === 'exited' && it.exitCode !== 0)
      .map((container) => ({ pod, container })),
  );
  return Promise.all(
    failed.map(async ({ pod, container }) => {
      const name = nameInPod(pod.name, container.name);
      const sentence = `Container '${name}' ended with exit code ${container.exitCode} right after its start.`;
      const log = await lastLines(run, container);
      return { text: '', sentence, container: name, pod: pod.name, ...(log.length > 0 && { log }) };
    }),
  );
}

/** How many lines of a log say why a container ended. */
const fewLines = 8;

async function lastLines(run: Run, { id }: Container): Promise<readonly string[]> {
  const lines: string[] = [];
  try {
    await run(logTail(id, fewLines), { onLine: (line) => lines.push(line) });
  } catch {
    // Some log drivers can't be read, and a container that never started has no log.
    return [];
  }
  return lines.filter((it) => it.trim() !== '').slice(-fewLines);
}
