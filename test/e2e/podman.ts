/** The podman that the window under test uses, asked behind its back. */
import { connect } from 'node:net';
import { execa } from 'execa';

export const podmanPath = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';

/** Plays a manifest. Its text goes in by the standard input, since not every podman sees every folder here. */
export async function play(manifest: string): Promise<void> {
  await execa(podmanPath, ['kube', 'play', '-'], { input: manifest });
}

/** Takes away all that a manifest can have made, whether it is there or not. */
export async function removeAll(manifest: string, pods: readonly string[]): Promise<void> {
  // Two seconds are enough for every image that tests use, and a bound on those that don't listen.
  await execa(podmanPath, ['pod', 'stop', '--ignore', '--time', '2', '--', ...pods], { reject: false });
  await execa(podmanPath, ['kube', 'down', '-'], { input: manifest, reject: false });
  await execa(podmanPath, ['pod', 'rm', '--force', '--ignore', '--', ...pods], { reject: false });
}

/** What a port of this machine answers to a request for a path; empty while nothing answers. */
export async function answerOf(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.0\r\nHost: localhost\r\n\r\n`),
    );
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      resolve(answer);
    });
  });
}
