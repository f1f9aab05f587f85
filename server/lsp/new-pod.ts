import type { CancellationToken } from 'vscode-languageserver';
import { guarded } from './guard.ts';
import type { Request } from './request.ts';
import { othersOf, podmanVersion, type Session } from './session.ts';
import { diagnose, diagnoseAround } from '../features/diagnostics.ts';
import { judge } from '../features/judge.ts';
import { inputRemark, problemRemark, proposedName, proposedPorts } from '../features/new-pod.ts';
import { newPodChoices } from '../features/patterns.ts';
import { readDocument } from '../manifest/document.ts';
import { newPodText } from '../patterns/new-pod.ts';
import { readPublished } from '../patterns/published.ts';
import { podNames, takenBy } from '../patterns/taken.ts';
import { variants } from '../patterns/variants.ts';
import {
  checkNewPodRequest,
  newPodRequest,
  proposeNewPodRequest,
  type CheckNewPodParams,
  type InputRemark,
  type NewPodParams,
  type NewPodProposal,
  type ProposeNewPodParams,
} from '../protocol-patterns.ts';
import { loadSchema } from '../schema/kubernetes.ts';
import { isOlder } from '../schema/podman-version.ts';
import type { Schema } from '../schema/shape.ts';

/** Pods that aren't written yet: what they may begin with, what is wrong with it, and their text (protocol.ts). */
export const newPodRequests: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    const { connection } = session;
    const schema = loadSchema();
    connection.onRequest(proposeNewPodRequest, ({ image }: ProposeNewPodParams, token: CancellationToken) =>
      guarded(connection, null, () => propose(session, image, token)),
    );
    connection.onRequest(checkNewPodRequest, (params: CheckNewPodParams) =>
      guarded(connection, null, () => remark(session, schema, params)),
    );
    connection.onRequest(newPodRequest, (params: NewPodParams) =>
      guarded(connection, null, () => textOf(session, schema, params)),
    );
  },
};

/** What most people try first, where no image is told. */
const firstImage = 'docker.io/library/nginx:1.27';

async function propose(
  session: Session,
  image = firstImage,
  token: CancellationToken,
): Promise<NewPodProposal> {
  const others = othersOf(session);
  const { names } = await session.local({ kind: 'images' }, token);
  const known = names?.find((it) => it.name === image)?.image?.ports;
  const exposed = known ?? (image === firstImage ? ['80'] : []);
  return {
    name: proposedName(podNames(others)),
    image,
    ports: proposedPorts(exposed, takenBy(others, undefined, undefined)),
    choices: newPodChoices(),
  };
}

function remark(session: Session, schema: Schema, params: CheckNewPodParams): InputRemark | null {
  const others = othersOf(session);
  const said = inputRemark(params, { podNames: podNames(others), takenPorts: others.takenPorts });
  if (said?.severity === 'error') return said;
  const { name, image, ports } = params;
  const document = readDocument(textOf(session, schema, { name, image, ports }), schema);
  const podman = podmanVersion(session);
  const here = { uri: '', start: 0, document, mentions: [] };
  const found = [...diagnose(document, { podman }), ...diagnoseAround(document, { podman, here, ...others })];
  const heard = judge(found, document, { ...session.settings(), ignoredInFile: [] });
  const problem = problemRemark(document, heard, params.about);
  return problem?.severity === 'error' ? problem : (said ?? problem ?? null);
}

function textOf(
  session: Session,
  schema: Schema,
  { name, image, ports, variant: id, mountPath }: NewPodParams,
): string {
  const read = readPublished(ports);
  const variant = variants.find((it) => it.id === id);
  // podman 4.3 runs init containers over and over in a pod that restarts (seen on 4.3.1).
  const loops = variant?.pattern === 'init' && isOlder(podmanVersion(session), '4.4');
  const pod = {
    name,
    app: { image, ...(typeof read !== 'string' && { ports: read }) },
    ...(variant && { variant }),
    ...(loops && { restartPolicy: 'OnFailure' as const }),
  };
  return newPodText(pod, schema, {
    ...takenBy(othersOf(session), undefined, name),
    ...(mountPath !== undefined && { mountPath }),
  });
}
