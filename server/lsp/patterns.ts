import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isRecord } from './json.ts';
import { editOf, inFile } from './quick-fixes.ts';
import type { Request } from './request.ts';
import { answer, othersOf, type Session } from './session.ts';
import { extensionOf } from '../features/patterns.ts';
import { readDocument } from '../manifest/document.ts';
import type { PlacedDocument } from '../manifest/manifest.ts';
import { podsOf, type PodPart } from '../manifest/pods.ts';
import { addContainer, addedItem } from '../patterns/add.ts';
import { edited } from '../patterns/edited.ts';
import { podAt } from '../patterns/pod.ts';
import { mountPathObjection } from '../patterns/share.ts';
import { takenBy } from '../patterns/taken.ts';
import { patternWords, variants } from '../patterns/variants.ts';
import {
  addPatternRequest,
  checkPatternRequest,
  patternPodsRequest,
  type AddedContainer,
  type AddPatternParams,
  type InputRemark,
  type PatternPod,
  type PatternPodsParams,
} from '../protocol-patterns.ts';
import { lineOf } from '../yaml/lines.ts';

/** Containers of patterns for pods that are there: which there are, and adding one (protocol.ts). */
export const patternRequests: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    const { connection } = session;
    connection.onRequest(patternPodsRequest, ({ uri, line }: PatternPodsParams, token: CancellationToken) =>
      answer(session, token, [], uri, (file) => patternPods(session, file, line)),
    );
    connection.onRequest(checkPatternRequest, (params: AddPatternParams, token: CancellationToken) =>
      answer(session, token, null, params.uri, (file) => mountPathRemark(session, file, params)),
    );
    connection.onRequest(addPatternRequest, (params: AddPatternParams, token: CancellationToken) =>
      answer(session, token, null, params.uri, (file) => addPattern(session, file, params)),
    );
  },
};

/** A pod and the document it stands in. */
type PlacedPod = { readonly part: PodPart; readonly placed: PlacedDocument };

/** The pods of a file, in its order. */
function podsIn(session: Session, file: TextDocument): readonly PlacedPod[] {
  return session
    .read(file)
    .documents.flatMap((placed) => podsOf(placed.document).map((part) => ({ part, placed })));
}

/** Those that containers may be added to, as someone sees them who stands on a zero-based line. */
function patternPods(session: Session, file: TextDocument, line: number): readonly PatternPod[] {
  const from = file.offsetAt({ line, character: 0 });
  const to = file.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return podsIn(session, file).flatMap(({ part, placed: { start, document } }, pod) => {
    const extension = extensionOf(document, part, to - start);
    if (!extension) return [];
    const { whole, main, mainName, choices } = extension;
    return [
      {
        pod,
        kind: part.kind,
        ...(part.name && { name: part.name.written.text }),
        isHere: start + whole.start <= to && from <= start + whole.end,
        ...(main !== undefined && { container: main }),
        ...(mainName !== undefined && { containerName: mainName }),
        choices,
      },
    ];
  });
}

function mountPathRemark(
  session: Session,
  file: TextDocument,
  { pod, container, variant, mountPath = '' }: AddPatternParams,
): InputRemark | null {
  const found = podsIn(session, file)[pod];
  const shared = variants.find((it) => it.id === variant)?.shared;
  if (!found || !shared) return null;
  const seen = podAt(found.placed.document, found.part.spec.path, container);
  const message = mountPathObjection(seen, shared, mountPath);
  return message === undefined ? null : { severity: 'error', message };
}

/** Sends the client the edit that adds a container; null where it doesn't take it. */
async function addPattern(
  session: Session,
  file: TextDocument,
  { pod, container, variant: id, mountPath }: AddPatternParams,
): Promise<AddedContainer | null> {
  const found = podsIn(session, file)[pod];
  const variant = variants.find((it) => it.id === id);
  if (!found || !variant) return null;
  const { part, placed } = found;
  const edits = addContainer(placed.document, part.spec.path, variant, {
    ...takenBy(othersOf(session), session.workspace.here(file, placed), part.name?.text),
    ...(container !== undefined && { main: container }),
    ...(mountPath !== undefined && { mountPath }),
  });
  if (!edits) return null;
  const edit = editOf({ session, file }, inFile(placed, edits));
  const label = `Add ${patternWords[variant.pattern]}: ${variant.title}`;
  // A client that fails to apply it says so to the person, and hasn't done it.
  const done: unknown = await session.connection.workspace.applyEdit({ label, edit }).catch(() => undefined);
  if (!isRecord(done) || done['applied'] !== true) return null;
  const after = readDocument(edited(placed.document.text, edits), placed.document.schema);
  const item = addedItem(after, part.spec.path, variant);
  return { line: file.positionAt(placed.start).line + lineOf(after.outline.lines, item?.span.start ?? 0) };
}
