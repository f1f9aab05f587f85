/**
 * Asks how a manifest shall be played: a list of podman's options with their values, until a person is content.
 */
import type { QuickPickItem, Uri } from 'vscode';
import { QuickPickItemKind, window } from 'vscode';
import { askChoice, askText } from '../patterns/ask.ts';
import { knows, playOptions, takes, type PlayOption, type PlayOptions } from '../podman/play-options.ts';
import type { Version } from '../podman/read.ts';

export type Asking = {
  readonly title: string;
  /** What comes of the questions, such as `Play Kube`. */
  readonly action: string;
  readonly version: Version;
  /** Those that hold where a person chooses none of their own. */
  readonly set: PlayOptions;
  /** The folder where a dialog for files opens. */
  readonly folder?: Uri | undefined;
};

type Row = QuickPickItem & { readonly option?: PlayOption; readonly ends?: true };

const alone = { step: 1, of: 1, canGoBack: false };
const within = { ...alone, canGoBack: true };

/** Only what this podman knows is asked. Undefined where the person leaves. */
export async function askOptions(asking: Asking, now: PlayOptions): Promise<PlayOptions | undefined> {
  const known = playOptions.filter((it) => knows(asking.version, it));
  const go: Row = { label: `$(play) ${asking.action}`, ends: true };
  const reset: Row = { label: '$(discard) As in the Settings', detail: 'Forgets what was chosen here.' };
  const items: readonly Row[] = [
    go,
    { label: 'options', kind: QuickPickItemKind.Separator },
    ...known.map((it) => rowOf(it, now)),
    ...(same(now, asking.set) ? [] : [reset]),
  ];
  const placeholder = 'Enter plays; pick an option to change it. This file keeps what you choose.';
  const answer = await askChoice({ title: asking.title, placeholder, items, active: go }, alone);
  if (answer === undefined || answer === 'back') return undefined;
  if (answer.given.ends) return now;
  const { option } = answer.given;
  return askOptions(asking, option === undefined ? asking.set : await changed(option, now, asking));
}

/** Whether two are the same, whatever the order of their options. */
export function same(one: PlayOptions, other: PlayOptions): boolean {
  return playOptions.every((it) => JSON.stringify(one[it]) === JSON.stringify(other[it]));
}

const words = {
  network: ['--network', 'Networks, or one mode such as host or none.'],
  configmap: ['--configmap', 'Files of ConfigMaps, whose values go into the environment.'],
  publish: ['--publish', 'Ports, such as 8080:80. They come before those of the manifest.'],
  userns: ['--userns', 'The user namespace, such as keep-id, auto or host.'],
  logDriver: ['--log-driver', 'Where logs go: k8s-file, journald, none or passthrough.'],
  build: ['--build', 'Builds images from the folders beside the manifest that are named like them.'],
  start: ['--start=false', 'Makes the pods without starting them.'],
  annotation: ['--annotation', 'Annotations for the pods, such as team=web.'],
} as const satisfies Record<PlayOption, readonly [string, string]>;

function rowOf(option: PlayOption, options: PlayOptions): Row {
  const [label, detail] = words[option];
  const value = options[option];
  const shown = typeof value === 'object' ? value.map(quoted).join(' ') : String(value);
  const description = value === undefined ? '' : typeof value === 'boolean' ? '$(check)' : plain(shown);
  return { label, detail, description, option };
}

/** A value may look like an icon. */
function plain(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}

/** What is on goes off by picking it again; everything else is asked. */
async function changed(option: PlayOption, now: PlayOptions, asking: Asking): Promise<PlayOptions> {
  const { [option]: value, ...rest } = now;
  if (option === 'build') return isOn(option, value) ? rest : { ...rest, build: true };
  if (option === 'start') return isOn(option, value) ? rest : { ...rest, start: false };
  if (option === 'configmap') {
    if (value !== undefined) return rest;
    const files = await window.showOpenDialog({
      canSelectMany: true,
      ...(asking.folder && { defaultUri: asking.folder }),
      filters: { 'Kubernetes YAML': ['yaml', 'yml'] },
      title: 'Files of ConfigMaps',
    });
    return files === undefined ? now : { ...rest, configmap: files.map((it) => it.fsPath) };
  }
  return typed(option, now, asking);
}

function isOn(option: 'build' | 'start', value: unknown): boolean {
  return value === (option === 'build');
}

async function typed(
  option: Exclude<PlayOption, 'build' | 'start' | 'configmap'>,
  now: PlayOptions,
  { title }: Asking,
): Promise<PlayOptions> {
  const { [option]: value, ...rest } = now;
  const isList = option !== 'userns' && option !== 'logDriver';
  const [label, detail] = words[option];
  const pieces = isList ? piecesOf : (text: string): readonly string[] => (text === '' ? [] : [text]);
  const answer = await askText(
    {
      title,
      prompt: `${label}: ${detail}${isList ? ' Blanks part several.' : ''} Empty for none.`,
      value: typeof value === 'object' ? value.map(quoted).join(' ') : (value ?? ''),
      check: (text) => {
        const wrong = pieces(text).find((it) => !takes(option, it));
        const message = `${label} does not take '${wrong ?? ''}'. ${detail}`;
        return Promise.resolve(wrong === undefined ? null : { message, severity: 'error' });
      },
    },
    within,
  );
  if (answer === undefined || answer === 'back') return now;
  const given = pieces(answer.given);
  if (given.length === 0) return rest;
  return { ...rest, [option]: isList ? given : answer.given };
}

/** The pieces of a text that blanks part; within double quotes they don't. */
export function piecesOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map(([piece]) => piece.replaceAll('"', ''));
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
