import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver';
import { editOf, type Asking } from './quick-fixes.ts';
import { othersOf } from './session.ts';
import { complaintMends } from '../features/complaint-mends.ts';
import { takenHostPorts } from '../patterns/taken.ts';
import { complaintCodes, complaintSource, replaceCommand } from '../protocol.ts';

/**
 * What mends the complaints of podman that our own client tells in the file: it shows them as diagnostics, and an
 * editor hands over with each request those that stand there (LSP, CodeActionContext).
 */
export async function complaintFixes(asking: Asking, token: CancellationToken): Promise<CodeAction[]> {
  const complaints = asking.told.filter((it) => it.source === complaintSource);
  const { session, file } = asking;
  const images = complaints.some((it) => aboutOf(it) === 'image')
    ? ((await session.local({ kind: 'images' }, token)).names ?? []).map((it) => it.name)
    : [];
  const others = othersOf(session);
  const around = { images, takenHostPorts: (protocol: string) => takenHostPorts(others, protocol) };
  return complaints.flatMap((told): CodeAction[] => {
    const span = { start: file.offsetAt(told.range.start), end: file.offsetAt(told.range.end) };
    const about = aboutOf(told);
    const mends = complaintMends(session.read(file), { span, ...(about && { about }) }, around);
    const kind = CodeActionKind.QuickFix;
    return [
      ...(told.code === complaintCodes.exists ? [{ ...replacing, kind, diagnostics: [told] }] : []),
      ...mends.map(({ title, edits }) => ({ title, kind, diagnostics: [told], edit: editOf(asking, edits) })),
    ];
  });
}

function aboutOf({ code }: Diagnostic): 'port' | 'image' | undefined {
  return (['port', 'image'] as const).find((it) => complaintCodes[it] === code);
}

const replaceTitle = 'Replace the pod that is there';

const replacing = { title: replaceTitle, command: { title: replaceTitle, command: replaceCommand } };
