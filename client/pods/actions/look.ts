/**
 * Looking at what is selected from outside: its description, its ports, its files, its health.
 */
import { commands, env, Uri, window, workspace } from 'vscode';
import { checkHealth, inspect } from '../../podman/command-look.ts';
import { inspectDetails } from '../../podman/lists.ts';
import type { Port } from '../../podman/pod.ts';
import { inViewWithCancel } from '../../progress.ts';
import { asLabel, oneLine } from '../../text.ts';
import { portText } from '../rows/ports.ts';
import type { Looking } from './logs.ts';
import type { Subject } from './subject.ts';
import { containerOf, idOf, nameOf, subjectOfArgs, subjectsOf } from './subject.ts';
import { working } from './working.ts';

/** The command `Inspect`: an editor for each. */
export async function inspectCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  for (const it of await subjectsOf(looking, args, () => true)) {
    const name = nameOf(it);
    const text = await inViewWithCancel(`Inspecting ${name}`, (signal) =>
      looking.run(inspect(it.kind, idOf(it)), { signal }),
    );
    await looking.documents.show({ name: `${name}.json`, key: idOf(it), text });
  }
}

/** The command `Open Port in Browser`. */
export async function openPortCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const [row] = args;
  const subject = await subjectOfArgs(
    looking,
    args,
    (it) => typeof row === 'string' || openable(it).length > 0,
  );
  if (subject === undefined) return;
  const ports = openable(subject);
  if (ports.length === 0) {
    const message = `'${nameOf(subject)}' publishes no port that a browser could open.`;
    void window.showInformationMessage(oneLine(message));
    return;
  }
  const port = openedBy(args, ports) ?? (await pickPort(ports));
  if (port !== undefined) await env.openExternal(await env.asExternalUri(Uri.parse(addressOf(port))));
}

/** What a browser can open; a range by each of its ports. */
function openable(subject: Subject): readonly Port[] {
  const ports = subject.kind === 'pod' ? subject.pod.ports : (subject.pod?.ports ?? subject.container.ports);
  return ports
    .filter((it) => it.protocol === 'tcp')
    .flatMap((it) =>
      Array.from({ length: Math.min(it.count, mostOfRange) }, (_, at) => ({
        ...it,
        ...{ host: it.host + at, container: it.container + at, count: 1 },
      })),
    );
}

const mostOfRange = 100;

/** The one that a port's own row means (rows/parts.ts), or the only one. */
function openedBy([row]: readonly unknown[], ports: readonly Port[]): Port | undefined {
  if (ports.length === 1) return ports[0];
  const host = /\/port\/.*:(\d+)\/\w+$/.exec(typeof row === 'string' ? row : '')?.[1];
  return ports.find((it) => `${it.host}` === host);
}

async function pickPort(ports: readonly Port[]): Promise<Port | undefined> {
  const choices = ports.map((port) => ({ label: portText(port), description: addressOf(port), port }));
  return (await window.showQuickPick(choices, { placeHolder: 'The port' }))?.port;
}

/** By custom these containers' ports speak TLS. */
const secure: readonly number[] = [443, 8443, 9443];

function addressOf({ address = 'localhost', host, container }: Port): string {
  const name = address.includes(':') ? `[${address}]` : address;
  return `${secure.includes(container) ? 'https' : 'http'}://${name}:${host}/`;
}

/** The command `Show Mounts on Disk`: where one of several is picked. */
export async function showMountsCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subject = await containerOf(looking, args, () => true);
  if (subject === undefined) return;
  const { mounts } = await looking.run(inspectDetails(idOf(subject)));
  const onDisk = mounts.filter((it) => it.path !== '');
  if (onDisk.length === 0) {
    void window.showInformationMessage(oneLine(`'${nameOf(subject)}' mounts nothing of this machine.`));
    return;
  }
  const target = /\/mount\/(.*)$/s.exec(String(args[0]))?.[1];
  const meant = onDisk.find((it) => it.target === target) ?? (onDisk.length === 1 ? onDisk[0] : undefined);
  const mount = meant ?? (await pickMount(onDisk));
  if (mount !== undefined) await showOnDisk(Uri.file(mount.path));
}

type OnDisk = { readonly target: string; readonly path: string };

async function pickMount(mounts: readonly OnDisk[]): Promise<OnDisk | undefined> {
  const choices = mounts.map((mount) => ({
    label: asLabel(mount.target),
    description: asLabel(mount.path),
    mount,
  }));
  return (await window.showQuickPick(choices, { placeHolder: 'The mount' }))?.mount;
}

/** In the system's own file manager, where there is one; else in another window. */
async function showOnDisk(uri: Uri): Promise<void> {
  const here = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!here) {
    const message = `'${uri.fsPath}' can't be read here: it is in podman's own machine, or this user may not see it.`;
    void window.showInformationMessage(oneLine(message));
    return;
  }
  const known = await commands.getCommands();
  if (known.includes('revealFileInOS')) await commands.executeCommand('revealFileInOS', uri);
  else await commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
}

/** The command `Check Health Now`. */
export async function checkHealthCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subject = await containerOf(looking, args, (it) => it.state === 'running' && it.role !== 'infra');
  if (subject === undefined) return;
  const name = nameOf(subject);
  if (subject.container.health === undefined) {
    void window.showInformationMessage(oneLine(`'${name}' has no health check, such as a livenessProbe.`));
    return;
  }
  const words: string[] = [];
  let answer = `'${name}' is healthy.`;
  await working(looking, `Checking the health of ${name}`, async (signal) => {
    try {
      await looking.run(checkHealth(idOf(subject)), { signal, onLine: (it) => words.push(it.trim()) });
    } catch (error) {
      // podman ends with 1 then, and says only this word.
      if (!words.includes('unhealthy')) throw error;
      answer = `'${name}' is not healthy: its health check failed just now.`;
    }
  });
  void window.showInformationMessage(oneLine(answer));
}
