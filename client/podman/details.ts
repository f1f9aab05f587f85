/**
 * Reads what a container has inside from `podman container inspect`. As tolerant as read.ts.
 */
import * as v from 'valibot';

export type Mount = {
  readonly kind: string;
  /** A volume's name or a path of the host; empty for a tmpfs. */
  readonly source: string;
  /** Where it is on the disk of podman's machine; empty for a tmpfs. */
  readonly path: string;
  /** The path inside the container. */
  readonly target: string;
  readonly writable: boolean;
};

export type Variable = { readonly name: string; readonly value: string };

export type Details = {
  /** In the order of their paths. */
  readonly mounts: readonly Mount[];
  /** In the order of their names; of a name that is set twice the last counts, as in execve. */
  readonly variables: readonly Variable[];
  /** podman's 4.3 `ps` doesn't say it. */
  readonly restarts: number;
};

const text = v.nullish(v.string(), '');

const details = v.object({
  Mounts: v.nullish(
    v.array(
      v.object({
        Type: text,
        Name: text,
        Source: text,
        Destination: text,
        RW: v.nullish(v.boolean(), true),
      }),
    ),
    [],
  ),
  RestartCount: v.nullish(v.number(), 0),
  Config: v.nullish(v.object({ Env: v.nullish(v.array(v.string()), []) })),
});

export function readDetails(value: unknown): Details {
  const it = v.parse(details, value);
  const variables = new Map((it.Config?.Env ?? []).map(readVariable).map((one) => [one.name, one]));
  return {
    mounts: it.Mounts.map((one): Mount => ({
      kind: one.Type,
      source: one.Name === '' ? one.Source : one.Name,
      path: one.Type === 'tmpfs' ? '' : one.Source,
      target: one.Destination,
      writable: one.RW,
    })).sort((a, b) => compare(a.target, b.target)),
    variables: [...variables.values()].sort((a, b) => compare(a.name, b.name)),
    restarts: it.RestartCount,
  };
}

/** A value may hold `=` and line breaks; a name can't hold `=`. */
function readVariable(assignment: string): Variable {
  const at = assignment.indexOf('=');
  if (at < 0) return { name: assignment, value: '' };
  return { name: assignment.slice(0, at), value: assignment.slice(at + 1) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
