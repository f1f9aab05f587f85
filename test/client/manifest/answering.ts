import { optionsMemory } from '../../../client/manifest/options.ts';
import type { Playing } from '../../../client/manifest/play.ts';
import type { Told } from '../../../client/manifest/troubles.ts';
import type { Command } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Container, Pod } from '../../../client/podman/pod.ts';
import type { RunOptions } from '../../../client/podman/run.ts';
import type { ManifestObject } from '../../../server/protocol.ts';
import { memento, workbench } from '../vscode.ts';

export const pod: ManifestObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  name: 'web',
  line: 0,
  playable: true,
  pod: 'web',
};

/** A podman that answers commands by how they begin; a pod that is left shows up from the next list on. */
export function answering(
  answers: Readonly<Record<string, string | PodmanError>>,
  objects: readonly ManifestObject[] | ((path: string) => readonly ManifestObject[]) = [pod],
) {
  const asked: string[] = [];
  const commands: Command<unknown>[] = [];
  const told: Told[] = [];
  const toldOf: string[] = [];
  const forgotten: unknown[] = [];
  let left: readonly Pod[] = [];
  const playing: Playing = {
    run: async <T>(command: Command<T>, { signal }: RunOptions = {}) => {
      const line = command.args.join(' ');
      asked.push(line);
      commands.push(command);
      const answer = Object.entries(answers).find(([start]) => line.startsWith(start))?.[1] ?? '';
      if (answer instanceof PodmanError) throw answer;
      if (answer === 'hang') await aborted(signal);
      return command.read(answer);
    },
    objects: ({ path }) => Promise.resolve(typeof objects === 'function' ? objects(path) : objects),
    refresh: () => Promise.resolve(left),
    pods: () => [],
    options: optionsMemory(memento(), () => workbench.settings.get('podwright.play.options')),
    version: () => Promise.resolve({ client: '5.4.2' }),
    reveal: (it) => {
      workbench.revealed.push(it);
      return Promise.resolve();
    },
    log: () => undefined,
    showOutput: () => undefined,
    troubles: {
      tell: (_, __, it) => {
        told.push(...it);
        return Promise.resolve();
      },
      tellFiles: (uris, it) => {
        toldOf.push(...uris.map(String));
        told.push(...it);
        return Promise.resolve();
      },
      forget: (it) => forgotten.push(it),
    },
  };
  const leave = (name: string, containers: readonly Container[] = [], more: Pick<Pod, 'byHand'> = {}) => {
    left = [{ id: 'a'.repeat(64), name, state: 'created', created: 0, ports: [], containers, ...more }];
  };
  return { playing, asked, commands, leave, told, toldOf, forgotten };
}

async function aborted(signal: AbortSignal | undefined): Promise<never> {
  await new Promise((resolve) => signal?.addEventListener('abort', resolve));
  throw new PodmanError('cancelled', 'It was cancelled.');
}
