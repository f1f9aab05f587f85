/**
 * Copies what identifies the selected pods and containers: of several, one a line.
 */
import { env, window } from 'vscode';
import { inspect } from '../../podman/command-look.ts';
import { readAddresses } from '../../podman/addresses.ts';
import { logLine } from '../../text.ts';
import type { Around, Subject } from './subject.ts';
import { idOf, nameOf, subjectsOf } from './subject.ts';

export async function copyIdCommand(around: Around, args: readonly unknown[]): Promise<void> {
  await copy((await subjectsOf(around, args, () => true)).map(idOf));
}

export async function copyNameCommand(around: Around, args: readonly unknown[]): Promise<void> {
  await copy((await subjectsOf(around, args, () => true)).map(nameOf));
}

/** Of a pod the images of its containers; what podman made its infra container of means nothing to a person. */
export async function copyImageCommand(around: Around, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(around, args, () => true);
  const images = subjects.flatMap((it) =>
    it.kind === 'pod'
      ? it.pod.containers.filter((one) => one.role !== 'infra').map((one) => one.image)
      : it.container.image,
  );
  await copy([...new Set(images)]);
}

/** A pod's addresses are those of its infra container, in each of its networks. */
export async function copyIpCommand(around: Around, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(around, args, () => true);
  const ids = [...new Set(subjects.flatMap(holderOf))];
  const found = await Promise.all(
    ids.map(async (id) => readAddresses(await around.run(inspect('container', id)))),
  );
  const addresses = found.flat();
  if (subjects.length > 0 && addresses.length === 0) {
    void window.showInformationMessage(
      'It has no IP address of its own: it does not run, or uses the network of the host.',
    );
    return;
  }
  await copy(addresses);
}

/** The id of the container whose network it is. */
function holderOf(subject: Subject): readonly string[] {
  const { pod } = subject;
  const infra = pod?.containers.find((it) => it.role === 'infra')?.id;
  if (infra !== undefined) return [infra];
  return subject.kind === 'container'
    ? [idOf(subject)]
    : subject.pod.containers.slice(0, 1).map((it) => it.id);
}

async function copy(words: readonly string[]): Promise<void> {
  if (words.length > 0) await env.clipboard.writeText(words.map(logLine).join('\n'));
}
