/** What several variants are made of. */
import type { AppPlan } from '../variant.ts';

export const busybox = 'docker.io/library/busybox:1.37';
export const caddy = 'docker.io/library/caddy:2.10';
export const haproxy = 'docker.io/library/haproxy:3.1';
export const postgres = 'docker.io/library/postgres:17';

/** Enough for a shell and a few small programs. */
export const small = { cpu: '100m', memory: '64Mi' } as const;

/** Users by their numbers: `runAsUser` takes no names. */
export const asUser = {
  root: 0,
  /** What the image of haproxy calls `haproxy`. */
  haproxy: 99,
  nobody: 65_534,
} as const;

/** The app of a new pod that needs no other. */
export const webServer: AppPlan = {
  image: 'docker.io/library/nginx:1.27',
  ports: [{ container: 80, host: 8080 }],
};

/** An app that does the same thing every five seconds, and ends when it is asked to. */
export function repeating(image: string, ...lines: readonly string[]): AppPlan {
  const body = [...lines, 'sleep 5 & wait $!'].map((it) => `  ${it}`);
  return { image, command: script("trap 'exit 0' TERM", 'while true; do', ...body, 'done') };
}

/** A command that gives these lines to a shell. */
export function script(...lines: readonly string[]): readonly string[] {
  return ['sh', '-c', lines.length === 1 ? lines.join('') : `${lines.join('\n')}\n`];
}
