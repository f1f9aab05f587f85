/**
 * What a person finds where pods should be: rows, or a page that says the one thing to do next.
 */
import { PodmanError, type FailureKind } from '../podman/error.ts';
import { oneLine } from '../text.ts';
import type { Row } from './rows/row.ts';
import { leaf } from './rows/row.ts';

/** The values of the context key `podwright.pods`. Each failure but `failed` has a page of its own. */
export type Situation = 'some' | 'none' | 'failed' | Page;

type Page = 'missing' | 'unusable' | 'old' | 'unreachable' | 'noConnection' | 'forbidden' | MachinePage;

/** Where podman runs in a virtual machine: there is none, or it is not started. */
type MachinePage = 'noMachine' | 'machineStopped';

/** The failures that have a page of their own. */
export const pages: Partial<Record<FailureKind, Page>> = {
  missing: 'missing',
  unusable: 'unusable',
  old: 'old',
  unreachable: 'unreachable',
  connection: 'noConnection',
  forbidden: 'forbidden',
  machine: 'noMachine',
  stopped: 'machineStopped',
};

/** 'failed' for what may be over at the next ask. */
export function situationOf(error: unknown): Exclude<Situation, 'some' | 'none'> {
  return (error instanceof PodmanError ? pages[error.kind] : undefined) ?? 'failed';
}

/** After a failure that has no page of its own, the last known rows stay below its message. */
export function failedRows(error: unknown, before: readonly Row[]): readonly Row[] {
  if (situationOf(error) !== 'failed') return [];
  const label = 'The pods could not be listed';
  const row = { id: failureId, kind: '', label, icon: 'error', context: 'failure' };
  return [
    {
      ...leaf({ ...row, description: messageOf(error) }),
      icon: { name: 'error', color: 'list.errorForeground' },
    },
    ...before.filter((it) => it.id !== failureId),
  ];
}

const failureId = 'podwright.failure';

export function messageOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}
