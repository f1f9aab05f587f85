export type Key = {
  readonly name: string;
  /** The first podman that takes it, where that isn't the first with Quadlet. */
  readonly since?: string;
  /** Plain sentences in Markdown. */
  readonly says: string;
  readonly value: Value;
  /** Whether it may stand several times, each time for more. */
  readonly many?: true;
  /** What to write instead of a key that is going away. */
  readonly instead?: string;
};

export type Value =
  | { readonly kind: 'text' | 'boolean' | 'manifest' | 'network' | 'port' }
  /** `refuses` says who takes no other value: Quadlet, and then there is no service, or podman when that starts. */
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly refuses?: 'quadlet' | 'podman' };

/** A value, and what it means. */
export type Choice = { readonly name: string; readonly says: string };

export const text = { kind: 'text' } as const;
export const boolean = { kind: 'boolean' } as const;

/** `refuses` takes nothing but these. */
export function oneOf(refuses: 'quadlet' | 'podman', choices: Readonly<Record<string, string>>): Value {
  return { ...among(choices), refuses };
}

/** These and others. */
export function among(choices: Readonly<Record<string, string>>): Extract<Value, { kind: 'choice' }> {
  return { kind: 'choice', choices: Object.entries(choices).map(([name, says]) => ({ name, says })) };
}
