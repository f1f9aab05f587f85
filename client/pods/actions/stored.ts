/**
 * What can be done with volumes, secrets and networks: look at them, copy their names, and remove them.
 */
import { env, window } from 'vscode';
import {
  inspectStored,
  listGiven,
  listMounting,
  removeStored,
  type StoredKind,
} from '../../podman/command-stored.ts';
import { inCalls } from '../../podman/command.ts';
import { inViewWithCancel } from '../../progress.ts';
import { logLine, oneLine } from '../../text.ts';
import { usersAmong } from '../users.ts';
import type { Looking } from './logs.ts';
import type { Around } from './subject.ts';
import { working } from './working.ts';

export type Stored = { readonly kind: StoredKind; readonly name: string };

/** Those that a command of the view was started on (see `subjectsOf`); none where it was another row. */
export function storedOf([clicked, selected]: readonly unknown[]): readonly Stored[] {
  const own = storedAt(clicked);
  if (own === undefined) return [];
  if (!Array.isArray(selected) || !selected.includes(clicked)) return [own];
  return selected.flatMap((it) => storedAt(it) ?? []);
}

/** The ids are those of rows/groups.ts. */
function storedAt(row: unknown): Stored | undefined {
  const { kind, name } = /^(?<kind>volume|secret|network)\/(?<name>.+)$/s.exec(String(row))?.groups ?? {};
  return name === undefined ? undefined : { kind: kind as StoredKind, name };
}

/** The command `Inspect`: an editor for each. */
export async function inspectStoredCommand(looking: Looking, all: readonly Stored[]): Promise<void> {
  for (const { kind, name } of all) {
    const text = await inViewWithCancel(`Inspecting ${name}`, (signal) =>
      looking.run(inspectStored(kind, name), { signal }),
    );
    await looking.documents.show({ name: `${name}.json`, key: `${kind}/${name}`, text });
  }
}

export async function copyStoredCommand(all: readonly Stored[]): Promise<void> {
  await env.clipboard.writeText(all.map((it) => logLine(it.name)).join('\n'));
}

/** The command `Remove…`. podman removes no volume and no network in use, so these are told and left. */
export async function removeStoredCommand(around: Around, all: readonly Stored[]): Promise<void> {
  await around.refresh();
  const found = await inViewWithCancel('Asking who uses them', (signal) =>
    Promise.all(all.map(async (it) => ({ ...it, users: await usersOf(around, it, signal) }))),
  );
  const kept = found.filter((it) => it.kind !== 'secret' && it.users.length > 0);
  const going = found.filter((it) => !kept.includes(it));
  if (going.length === 0) {
    void window.showInformationMessage(oneLine(kept.map(keptText).join(' ')));
    return;
  }
  if (!(await confirmed(going, kept))) return;
  await working(around, `Removing ${titleOf(going)}`, async (signal) => {
    for (const kind of ['volume', 'secret', 'network'] as const) {
      const names = going.filter((it) => it.kind === kind).map((it) => it.name);
      if (names.length > 0) await around.run(removeStored(kind, names), { signal });
    }
  });
}

type Used = Stored & {
  /** The names of pods and containers. */
  readonly users: readonly string[];
};

async function usersOf(
  around: Around,
  { kind, name }: Stored,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const local = around.local();
  if (kind === 'network') return usersAmong(local, (it) => it.networks.includes(name));
  // Of a secret `kube play` makes a volume of the same name.
  const mounting = await around.run(listMounting(name), { signal });
  const using = new Set(mounting.map((it) => it.id));
  if (kind === 'secret') {
    const all = [...local.pods.flatMap((it) => it.containers), ...local.alone].map((it) => it.id);
    for (const ids of inCalls(all)) {
      for (const it of await around.run(listGiven(ids), { signal })) {
        if (it.secrets.includes(name)) using.add(it.id);
      }
    }
  }
  return usersAmong(local, (it) => using.has(it.id));
}

async function confirmed(going: readonly Used[], kept: readonly Used[]): Promise<boolean> {
  const kinds = (['volume', 'secret', 'network'] as const).filter((kind) =>
    going.some((it) => it.kind === kind),
  );
  const detail = [
    ...going.slice(0, most).map(lineOf),
    ...(going.length > most ? [`… and ${going.length - most} more`] : []),
    '',
    ...kinds.map((it) => lost[it]),
    ...kept.map((it) => oneLine(keptText(it))),
  ].join('\n');
  const question = oneLine(`Remove ${titleOf(going)}?`);
  return (await window.showWarningMessage(question, { modal: true, detail }, 'Remove')) === 'Remove';
}

/** How many a dialog names. */
const most = 12;

const lost: Readonly<Record<StoredKind, string>> = {
  volume: 'What is in a volume is lost with it.',
  secret: 'The value of a secret is lost; containers keep the copy that they were made with.',
  network: 'Of a network only its settings are lost.',
};

function lineOf({ kind, name, users }: Used): string {
  const use = users.length === 0 ? '' : `, used by ${quoted(users)}`;
  return oneLine(`${kind.charAt(0).toUpperCase()}${kind.slice(1)} '${name}'${use}`);
}

function keptText({ kind, name, users }: Used): string {
  return `The ${kind} '${name}' stays, because ${quoted(users)} ${users.length === 1 ? 'uses' : 'use'} it.`;
}

/** The volume 'data', or 3 volumes. */
function titleOf(all: readonly Stored[]): string {
  const [first] = all;
  if (first !== undefined && all.length === 1) return `the ${first.kind} '${first.name}'`;
  const kinds = [...new Set(all.map((it) => `${it.kind}s`))];
  return `${all.length} ${kinds.join(' and ')}`;
}

function quoted(names: readonly string[]): string {
  return names.map((it) => `'${it}'`).join(', ');
}
