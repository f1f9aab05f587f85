/**
 * What a command of the Pods view is about: the pods and containers behind the rows that are selected.
 */
import { window } from 'vscode';
import type { Kind } from '../../podman/command-life.ts';
import type { Container, Local, Pod } from '../../podman/pod.ts';
import type { Run } from '../../podman/run.ts';
import type { Where } from '../../podman/where.ts';
import { asLabel, oneLine } from '../../text.ts';

export type Subject = PodSubject | ContainerSubject;

export type PodSubject = { readonly kind: 'pod'; readonly pod: Pod };

export type ContainerSubject = {
  readonly kind: 'container';
  readonly container: Container;
  /** The pod it is in. */
  readonly pod?: Pod;
};

/** What the commands need around them. */
export type Around = {
  readonly run: Run;
  /** Fails where podman may not be started. */
  readonly where: () => Where;
  /** Lists anew. */
  readonly refresh: () => Promise<unknown>;
  /** What was listed last. */
  readonly local: () => Local;
};

/** Whether a command can do something with a subject. */
export type Fits = (subject: Subject) => boolean;

/**
 * The subjects of the rows a command was started on: VS Code hands over the row that was clicked, and all that are
 * selected where it is one of them. Without a row, the one a person picks; none where the pick is dropped.
 * Containers whose pod is among the subjects are left out: what happens to the pod happens to them.
 */
export async function subjectsOf(
  around: Around,
  args: readonly unknown[],
  fits: Fits,
): Promise<readonly Subject[]> {
  const [clicked, selected] = args;
  if (typeof clicked !== 'string') return pick(around, fits);
  const ids = Array.isArray(selected) && selected.includes(clicked) ? selected.map(String) : [clicked];
  const meant = ids.flatMap((id) => subjectOf(around.local(), id) ?? []);
  const pods = new Set(meant.flatMap((it) => (it.kind === 'pod' ? it.pod.id : [])));
  const found = meant.filter((it) => (it.kind === 'pod' || !pods.has(it.pod?.id ?? '')) && fits(it));
  if (found.length === 0) nothingToDo();
  return found;
}

/** The one subject of a command that can't do with several: the row that was clicked, or a pick. */
export async function subjectOfArgs(
  around: Around,
  [clicked]: readonly unknown[],
  fits: Fits,
): Promise<Subject | undefined> {
  return (await subjectsOf(around, [clicked], fits))[0];
}

/** As `subjectOfArgs`, for what only a pod can do. */
export async function podOfArgs(around: Around, args: readonly unknown[]): Promise<Pod | undefined> {
  const subject = await subjectOfArgs(around, args, (it) => it.kind === 'pod');
  return subject?.kind === 'pod' ? subject.pod : undefined;
}

/** As `subjectOfArgs`, for what only a container can do; in a pod with one container that is it, else a pick. */
export async function containerOf(
  around: Around,
  args: readonly unknown[],
  fits: (container: Container) => boolean,
): Promise<ContainerSubject | undefined> {
  const subject = await subjectOfArgs(around, args, (it) =>
    containersOf(it).some((one) => fits(one.container)),
  );
  if (subject === undefined) return undefined;
  const inside = containersOf(subject).filter((it) => fits(it.container));
  if (inside.length < 2) return inside[0];
  return pickOne(inside, 'The container');
}

/** The containers a person knows of: of a pod all but the one podman put there. */
export function containersOf(subject: Subject): readonly ContainerSubject[] {
  if (subject.kind === 'container') return [subject];
  const { pod } = subject;
  return pod.containers
    .filter((it) => it.role !== 'infra')
    .map((container) => ({ kind: 'container', container, pod }));
}

/** The pod or container with this id, or the container that a row inside of it belongs to. */
export function subjectOf({ pods, alone }: Local, row: string): Subject | undefined {
  const id = row.split('/', 1)[0] ?? '';
  for (const pod of pods) {
    if (pod.id === id) return { kind: 'pod', pod };
    const container = pod.containers.find((it) => it.id === id);
    if (container !== undefined) return { kind: 'container', container, pod };
  }
  const container = alone.find((it) => it.id === id);
  return container && { kind: 'container', container };
}

export function idOf(subject: Subject): string {
  return subject.kind === 'pod' ? subject.pod.id : subject.container.id;
}

/** podman's name for it. */
export function nameOf(subject: Subject): string {
  return subject.kind === 'pod' ? subject.pod.name : subject.container.name;
}

/** 'web', or '3 pods and containers'. */
export function namesOf(subjects: readonly Subject[]): string {
  const [only] = subjects;
  if (only !== undefined && subjects.length === 1) return oneLine(nameOf(only));
  const kinds = new Set(subjects.map((it) => it.kind));
  const what = kinds.size > 1 ? 'pods and containers' : kinds.has('pod') ? 'pods' : 'containers';
  return `${subjects.length} ${what}`;
}

/** The ids of each kind, pods first; podman takes only one kind at a time. */
export function byKind(
  subjects: readonly Subject[],
): readonly { readonly kind: Kind; readonly ids: readonly string[] }[] {
  return (['pod', 'container'] as const)
    .map((kind) => ({ kind, ids: subjects.filter((it) => it.kind === kind).map(idOf) }))
    .filter((it) => it.ids.length > 0);
}

async function pick(around: Around, fits: Fits): Promise<readonly Subject[]> {
  around.where();
  await around.refresh();
  const { pods, alone } = around.local();
  const all = [
    ...pods.flatMap((pod): readonly Subject[] => [
      { kind: 'pod', pod },
      ...containersOf({ kind: 'pod', pod }),
    ]),
    ...alone.map((container): Subject => ({ kind: 'container', container })),
  ].filter((it) => fits(it));
  if (all.length === 0) {
    nothingToDo();
    return [];
  }
  const picked = await pickOne(all, 'The pod or container');
  return picked === undefined ? [] : [picked];
}

async function pickOne<T extends Subject>(
  subjects: readonly T[],
  placeHolder: string,
): Promise<T | undefined> {
  const choices = subjects.map((subject) => ({
    label: asLabel(nameOf(subject)),
    description: subject.kind === 'pod' ? `pod, ${subject.pod.state}` : asLabel(stateOf(subject)),
    subject,
  }));
  return (await window.showQuickPick(choices, { placeHolder, matchOnDescription: true }))?.subject;
}

function stateOf({ container, pod }: ContainerSubject): string {
  return `container${pod === undefined ? '' : ` of ${pod.name}`}, ${container.state}`;
}

function nothingToDo(): void {
  void window.showInformationMessage('There is no pod or container to do that with.');
}
