/**
 * Asks what a manifest shall be generated from, how, and where it shall go.
 */
import type { QuickPickItem, Uri } from 'vscode';
import { commands, window } from 'vscode';
import { generateHelp, listVolumes, version, type GenerateWish } from '../podman/command.ts';
import { acting, versionNumber } from '../podman/probe.ts';
import { oneLine } from '../text.ts';
import { podThing, type Generating, type Thing } from './generating.ts';

export type Destination =
  | { readonly kind: 'editor' }
  | { readonly kind: 'file'; readonly uri: Uri }
  /** Shows a document beside the file it came from. */
  | { readonly kind: 'diff'; readonly compare: (generated: Uri) => Promise<void> };

export type Picked = {
  readonly things: readonly Thing[];
  readonly wish: GenerateWish;
  /** Asks where to; `source` is the file that the pod was played from, where it is known. */
  readonly destination: (source: Uri | undefined) => Promise<Destination | undefined>;
};

/** Undefined where a question is left without an answer. `given` is not asked for again. */
export async function pickGenerating(
  generating: Generating,
  given: readonly Thing[],
): Promise<Picked | undefined> {
  const things = given.length > 0 ? given : await pickThings(generating);
  if (things === undefined || things.length === 0) return undefined;
  const wish = await pickWish(generating, things);
  return wish === undefined ? undefined : { things, wish, destination: pickDestination };
}

async function pickThings(generating: Generating): Promise<readonly Thing[] | undefined> {
  const volumes = await generating.run(listVolumes);
  const choices = [
    ...generating.pods().map((it) => choice(podThing(it), 'pod')),
    ...generating.alone().map(({ name }) => choice({ name, pod: false }, 'container')),
    ...volumes.map(({ name }) => choice({ name, pod: false }, 'volume')),
  ];
  const picked = await window.showQuickPick(choices, {
    canPickMany: true,
    placeHolder: 'What the manifest is generated from',
  });
  return picked?.map((it) => it.thing);
}

function choice(thing: Thing, sort: string): QuickPickItem & { readonly thing: Thing } {
  return { label: oneLine(thing.name), description: sort, thing };
}

type WishChoice = QuickPickItem & { readonly wish: GenerateWish };

/** An option of `kube generate`, and the first podman that takes it so, where its help does not say. */
type Offered = WishChoice & { readonly flag: string; readonly since?: number };

/** Offers what this podman's own help tells of; of the kinds that `--type` takes it is silent. */
async function pickWish({ run }: Generating, things: readonly Thing[]): Promise<GenerateWish | undefined> {
  if (!things.some((it) => it.pod)) return {};
  const help = await run(generateHelp);
  const kinds: readonly Offered[] = [
    { label: 'Pod', wish: {}, flag: '' },
    { label: 'Pod and Service', wish: { service: true }, flag: '--service' },
    { label: "Pod with podman's own annotations", wish: { podmanOnly: true }, flag: '--podman-only' },
    { label: 'Deployment', wish: { type: 'deployment' }, flag: '--type' },
    { label: 'Deployment and Service', wish: { type: 'deployment', service: true }, flag: '--type' },
    { label: 'DaemonSet', wish: { type: 'daemonset' }, flag: '--type', since: 407 },
    { label: 'Job', wish: { type: 'job' }, flag: '--type', since: 503 },
  ];
  const number = versionNumber(acting(await run(version)));
  const offered = kinds.filter(({ flag, since = 0 }) => help.includes(flag) && since <= number);
  const picked = await window.showQuickPick(offered, { placeHolder: 'What it shall be' });
  if (picked === undefined) return undefined;
  if (picked.wish.type !== 'deployment') return picked.wish;
  const replicas = await window.showInputBox({
    prompt: 'Replicas',
    value: '1',
    validateInput: (it) => (/^[1-9]\d{0,3}$/.test(it) ? undefined : 'A number from 1 to 9999.'),
  });
  return replicas === undefined ? undefined : { ...picked.wish, replicas: Number(replicas) };
}

async function pickDestination(source: Uri | undefined): Promise<Destination | undefined> {
  const editor = { label: '$(new-file) New Editor', to: 'editor' } as const;
  const diff = { label: '$(diff) Beside the File It Came From', to: 'diff' } as const;
  const file = { label: '$(save-as) File…', to: 'file' } as const;
  const choices = source === undefined ? [editor, file] : [editor, diff, file];
  const picked = await window.showQuickPick(choices, { placeHolder: 'Where it shall go' });
  if (picked?.to === 'file') {
    const uri = await window.showSaveDialog({ filters: { 'Kubernetes YAML': ['yaml', 'yml'] } });
    return uri && { kind: 'file', uri };
  }
  if (picked?.to === 'diff' && source !== undefined) {
    return {
      kind: 'diff',
      compare: async (generated) => {
        await commands.executeCommand('vscode.diff', generated, source, 'Generated ↔ file');
      },
    };
  }
  return picked && { kind: 'editor' };
}
