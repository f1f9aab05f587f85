import { guarded } from './guard.ts';
import type { Request } from './request.ts';
import { podmanVersion } from './session.ts';
import { declaredObjects } from '../features/objects.ts';
import { differences } from '../features/running.ts';
import { readManifest, type Manifest } from '../manifest/manifest.ts';
import { faithfulRequest, type FaithfulParams, type RunningPod } from '../protocol-running.ts';
import { loadSchema } from '../schema/kubernetes.ts';

/** A generated manifest, completed by what runs (protocol-running.ts, `faithfulRequest`). */
export const faithfulText: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    const { connection } = session;
    const schema = loadSchema();
    connection.onRequest(faithfulRequest, ({ text, pod }: FaithfulParams) =>
      guarded(connection, text, () => faithful(readManifest(text, schema), pod, podmanVersion(session))),
    );
  },
};

/**
 * A manifest that podman has generated from a pod, as it would have to be for that pod to be made of it: `kube generate`
 * leaves out health checks, and what a pod has that was made by hand, such as that it is never restarted. The text as it
 * is where it has no such Pod.
 */
export function faithful(manifest: Manifest, running: RunningPod, podman: string): string {
  const own = declaredObjects(manifest).find((it) => it.kind === 'Pod' && it.pod === running.name);
  return (own && differences(manifest, own.offset, running, podman)?.text) ?? manifest.text;
}
