import { expect } from 'vitest';
import { addContainer } from '../server/patterns/add.ts';
import type { Choices } from '../server/patterns/choices.ts';
import { edited } from '../server/patterns/edited.ts';
import { newPodText } from '../server/patterns/new-pod.ts';
import type { AppPlan } from '../server/patterns/variant.ts';
import { variants } from '../server/patterns/variants.ts';
import type { TextEdit } from '../server/manifest/edits.ts';
import { podsOf } from '../server/manifest/pods.ts';
import { documentProblems, manifest } from './check.ts';
import { judge } from '../server/features/judge.ts';
import { defaults } from '../server/protocol.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { only } from './fixture.ts';

/** A file, and what adding a container of a variant to the first pod in it edits, with offsets of the file. */
export type Added = { readonly text: string; readonly edits: readonly TextEdit[] };

/** Adds a variant to the first pod of a file; nothing where that can't be done. */
export function added(before: string, id: string, choices: Choices = {}): Added | undefined {
  const variant = only(
    variants.filter((it) => it.id === id),
    `variant ${id}`,
  );
  const [first] = manifest(before).documents.filter(({ document }) => podsOf(document).length > 0);
  const [pod] = first ? podsOf(first.document) : [];
  if (!first || !pod) throw new Error('The fixture has no pod.');
  const found = addContainer(first.document, pod.spec.path, variant, choices);
  if (!found) return undefined;
  const edits = found.map(({ span, insert }) => ({
    span: { start: first.start + span.start, end: first.start + span.end },
    insert,
  }));
  return { text: edited(before, edits), edits };
}

/** What an editor's undo makes of a file to which something was added: each edit the other way round, from the text alone. */
export function undone(before: string, { text, edits }: Added): string {
  const shifted: TextEdit[] = [];
  let shift = 0;
  for (const { span, insert } of edits) {
    const start = span.start + shift;
    shifted.push({
      span: { start, end: start + insert.length },
      insert: before.slice(span.start, span.end),
    });
    shift += insert.length - (span.end - span.start);
  }
  return edited(text, shifted);
}

/** The manifest of a new pod of a variant, which doesn't restart what has ended, as podman 4.3 needs for init containers. */
export function newPod(name: string, id: string | undefined, app: AppPlan, choices: Choices = {}): string {
  const variant = variants.find((it) => it.id === id);
  return newPodText(
    { name, app, ...(variant && { variant }), restartPolicy: 'OnFailure' },
    loadSchema(),
    choices,
  );
}

/** All that a person hears of a file who asks for both engines, each as its code and its words. */
export function heard(text: string): readonly string[] {
  return manifest(text).documents.flatMap(({ document }) =>
    judge(documentProblems(document), document, { ...defaults, target: 'both', ignoredInFile: [] }).map(
      (it) => `${it.code}: ${it.message}`,
    ),
  );
}

/** Expects the file to be that after adding a variant. */
export function checkAdded(before: string, id: string, after: string, choices: Choices = {}): void {
  expect(added(before, id, choices)?.text).toBe(after);
}
