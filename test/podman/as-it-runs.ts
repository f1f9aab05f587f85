import { TextDocument } from 'vscode-languageserver-textdocument';
import { podsOf } from '../../client/manifest/owned.ts';
import { configMapsIn } from '../../client/manifest/running.ts';
import { localListing } from '../../client/podman/listing.ts';
import type { Pod } from '../../client/podman/pod.ts';
import type { Run } from '../../client/podman/run.ts';
import { readRunning } from '../../client/podman/running.ts';
import type { ManifestObject } from '../../server/protocol.ts';
import type { RunningPod } from '../../server/protocol-running.ts';
import { declaredObjects } from '../../server/features/objects.ts';
import { differences } from '../../server/features/running.ts';
import { toManifestObject } from '../../server/lsp/objects.ts';
import { manifest } from '../check.ts';

/** What runs, each pod of it described once however often it is compared. */
export type Seen = {
  readonly pods: readonly Pod[];
  readonly running: (pod: Pod, configMaps: readonly string[]) => Promise<RunningPod>;
};

/** Lists the pods there are now. */
export async function look(run: Run): Promise<Seen> {
  const list = localListing(run, () => undefined);
  const { pods } = await list(new AbortController().signal);
  const known = new Map<string, Promise<RunningPod>>();
  return {
    pods,
    running: (pod, configMaps) => {
      const running = known.get(pod.id) ?? readRunning(run, pod, configMaps);
      known.set(pod.id, running);
      return running;
    },
  };
}

/** The pods that were made of a text, each with the offset of its object. */
export function madeOf(text: string, pods: readonly Pod[]): readonly (readonly [number, Pod])[] {
  const declared = objectsIn(text);
  const objects = declared.map(([, it]) => it);
  return declared.flatMap(([offset, object]) =>
    podsOf(object, objects, pods).map((pod) => [offset, pod] as const),
  );
}

/** For each pod of a text that runs: the text as it would be for what runs. `version` is podman's. */
export async function asItRuns(
  text: string,
  { pods, running }: Seen,
  version: string,
): Promise<readonly string[]> {
  const read = manifest(text);
  const configMaps = configMapsIn(objectsIn(text).map(([, it]) => it));
  return Promise.all(
    madeOf(text, pods).map(async ([offset, pod]) => {
      const found = differences(read, offset, await running(pod, configMaps), version);
      return found?.text ?? 'nothing was compared';
    }),
  );
}

/** As the server tells the client of them, each with the offset of its first key. */
function objectsIn(text: string): readonly (readonly [number, ManifestObject])[] {
  const file = TextDocument.create('', 'yaml', 0, text);
  return declaredObjects(manifest(text)).map((it) => [it.offset, toManifestObject(file, it)]);
}
