/** What several variants are made of. */

export const busybox = 'docker.io/library/busybox:1.37';
export const caddy = 'docker.io/library/caddy:2.10';
export const haproxy = 'docker.io/library/haproxy:3.1';

/** Enough for a shell and a few small programs. */
export const small = { cpu: '100m', memory: '64Mi' } as const;

/** Users by their numbers: `runAsUser` takes no names. */
export const asUser = {
  root: 0,
  /** What the image of haproxy calls `haproxy`. */
  haproxy: 99,
  nobody: 65_534,
} as const;

/** A command that gives these lines to a shell. */
export function script(...lines: readonly string[]): readonly string[] {
  return ['sh', '-c', lines.length === 1 ? lines.join('') : `${lines.join('\n')}\n`];
}
