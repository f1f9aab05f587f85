/**
 * What podman is asked for only while a person looks at it.
 */
import type { Asked } from './rows/row.ts';

export type OnDemand<T> = {
  /** Asks about `id`, unless that was asked already while it was in the same `state`. */
  readonly look: (id: string, state: string) => void;
  /** Nobody looks any more. */
  readonly close: (id: string) => void;
  /** All that is looked at. What was known stays until podman has answered anew. */
  readonly known: () => ReadonlyMap<string, Asked<T>>;
};

/** `changed` is called after each answer. Of several asks about one id only the last is answered. */
export function onDemand<T>(ask: (id: string) => Promise<T>, changed: () => void): OnDemand<T> {
  const entries = new Map<string, { readonly state: string; readonly asked: Asked<T> }>();
  return {
    look: (id, state) => {
      const before = entries.get(id);
      if (before?.state === state) return;
      const entry = { state, asked: before?.asked ?? ({ kind: 'asking' } as const) };
      entries.set(id, entry);
      const answer = (asked: Asked<T>): void => {
        if (entries.get(id) !== entry) return;
        entries.set(id, { state, asked });
        changed();
      };
      ask(id).then(
        (value) => {
          answer({ kind: 'known', value });
        },
        (error: unknown) => {
          answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        },
      );
    },
    close: (id) => {
      entries.delete(id);
    },
    known: () => new Map([...entries].map(([id, it]) => [id, it.asked])),
  };
}
