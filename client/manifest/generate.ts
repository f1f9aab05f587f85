/**
 * Opens pods, containers and volumes as a manifest.
 */
import { Uri, window, workspace } from 'vscode';
import { faithfulRequest, type FaithfulParams } from '../../server/protocol-running.ts';
import { generate, type GenerateWish } from '../podman/command.ts';
import { readRunning } from '../podman/running.ts';
import { withCancel } from '../progress.ts';
import { pickGenerating, type Destination } from './generate-picks.ts';
import { podThing, type Generating, type Thing } from './generating.ts';
import { findSource } from './origin.ts';

/**
 * The command `Generate Kube YAML`: the pods and containers of the rows, the pods that the manifest of an editor has
 * made, or a pick. Each opens in an untitled editor.
 */
export async function generateKube(generating: Generating, args: readonly unknown[]): Promise<void> {
  for (const it of await thingsOf(generating, args)) {
    await show(await generated(generating, [it], {}), { kind: 'editor' });
  }
}

/** The command `Generate Kube YAML…`: of what, how and where to is asked. */
export async function generateKubeWith(generating: Generating, args: readonly unknown[]): Promise<void> {
  await generating.refresh();
  const given = typeof args[0] === 'string' || args[0] instanceof Uri ? await thingsOf(generating, args) : [];
  const picked = await pickGenerating(generating, given);
  if (picked === undefined) return;
  const [first] = picked.things;
  const source = first?.pod === true ? await findSource(generating.objects, first.name) : undefined;
  const text = await generated(generating, picked.things, picked.wish);
  const destination = await picked.destination(source?.uri);
  if (destination !== undefined) await show(text, destination);
}

async function generated(
  generating: Generating,
  things: readonly Thing[],
  wish: GenerateWish,
): Promise<string> {
  const { run, objects } = generating;
  const names = things.map((it) => it.name);
  const yaml = await withCancel(`Generate Kube YAML: ${names.join(', ')}`, (signal) =>
    run(generate(names, wish), { signal }),
  );
  const { cleanGenerated } = await import('./generated.ts');
  const annotations = wish.podmanOnly === true ? 'all' : 'theirs';
  const cleaned = names.reduce((text, it) => cleanGenerated(text, it, annotations), yaml);
  const clean = wish.type === undefined ? await completed(generating, cleaned, things) : cleaned;
  const [only] = things;
  if (only === undefined || things.length > 1 || !only.pod) return clean;
  const source = await findSource(objects, only.name);
  if (source === undefined) return clean;
  const [{ originalOf }, { noteLosses }] = [await import('./original.ts'), await import('./losses.ts')];
  const original = originalOf(source.text, only.name);
  return original ? noteLosses(clean, original, source.name) : clean;
}

/** With what podman leaves out; without it where the server isn't there to ask, or a pod has gone meanwhile. */
async function completed(
  { run, language, pods }: Generating,
  yaml: string,
  things: readonly Thing[],
): Promise<string> {
  let text = yaml;
  for (const pod of pods().filter((it) => things.some(({ name, pod }) => pod && it.name === name))) {
    try {
      const params: FaithfulParams = { text, pod: await readRunning(run, pod) };
      text = await language.ask<string>(faithfulRequest, params);
    } catch {
      // What podman has generated is a manifest all the same.
    }
  }
  return text;
}

async function show(content: string, destination: Destination): Promise<void> {
  if (destination.kind === 'file') {
    await workspace.fs.writeFile(destination.uri, new TextEncoder().encode(content));
    await window.showTextDocument(await workspace.openTextDocument(destination.uri));
    return;
  }
  const document = await workspace.openTextDocument({ language: 'yaml', content });
  if (destination.kind === 'editor') await window.showTextDocument(document, { preview: false });
  else await destination.compare(document.uri);
}

async function thingsOf(generating: Generating, args: readonly unknown[]): Promise<readonly Thing[]> {
  const [first, selected] = args;
  if (!(first instanceof Uri)) return rows(generating, args, Array.isArray(selected) ? selected : []);
  const names = (await generating.objects(first)).flatMap((it) => it.pod ?? []);
  const made = ((await generating.refresh()) ?? []).filter((it) => names.includes(it.name));
  return made.length > 0 ? made.map(podThing) : rows(generating, [], []);
}

async function rows(
  generating: Generating,
  args: readonly unknown[],
  selected: readonly unknown[],
): Promise<readonly Thing[]> {
  const ids = selected.includes(args[0]) ? selected : [args[0]];
  const pods = generating.pods().filter((it) => ids.includes(it.id));
  const alone = generating.alone().filter((it) => ids.includes(it.id));
  if (pods.length + alone.length > 0) {
    return [...pods.map(podThing), ...alone.map(({ name }) => ({ name, pod: false }))];
  }
  const picked = await generating.podOf(args);
  return picked === undefined ? [] : [podThing(picked)];
}
