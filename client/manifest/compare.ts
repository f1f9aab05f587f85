/**
 * Shows what runs beside what is written.
 */
import { basename } from 'node:path';
import { commands, Uri, window } from 'vscode';
import {
  differencesRequest,
  type Differences,
  type DifferencesParams,
} from '../../server/protocol-running.ts';
import type { Language } from '../language.ts';
import { PodmanError } from '../podman/error.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { readRunning } from '../podman/running.ts';
import type { ReadOnly } from '../pods/documents.ts';
import { oneLine } from '../text.ts';
import { podsOf } from './owned.ts';
import { configMapsIn } from './running.ts';
import { targetsOf } from './target.ts';

export type Comparing = {
  readonly run: Run;
  readonly language: Pick<Language, 'ask' | 'objects' | 'uriOf'>;
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  readonly documents: Pick<ReadOnly, 'keep'>;
  /** Fails where podman may not be started. */
  readonly where: () => unknown;
};

/**
 * The command `Compare with Running Pod`: on the left the manifest as it would be for what runs, on the right the
 * manifest as it is, to be edited. Of several replicas the first is compared.
 */
export async function compareKube(comparing: Comparing, args: readonly unknown[]): Promise<void> {
  const { language } = comparing;
  comparing.where();
  const pods = await comparing.refresh();
  if (pods === undefined) throw new PodmanError('unreadable', 'The pods could not be listed.');
  for (const { uri, line } of await targetsOf(args, language.objects)) {
    const objects = await language.objects(uri);
    const meant = objects.filter((it) => it.playable && (line === undefined || it.line === line));
    const made = meant.flatMap((it) =>
      podsOf(it, objects, pods)
        .slice(0, 1)
        .map((pod) => ({ line: it.line, pod })),
    );
    const name = basename(uri.path);
    if (made.length === 0) say(`Nothing of '${name}' runs that it could be compared with.`);
    for (const it of made) await compareOne(comparing, { uri, ...it, configMaps: configMapsIn(objects) });
  }
}

type Compared = {
  readonly uri: Uri;
  readonly line: number;
  readonly pod: Pod;
  readonly configMaps: readonly string[];
};

async function compareOne(comparing: Comparing, { uri, line, pod, configMaps }: Compared): Promise<void> {
  const { language, run, documents } = comparing;
  const running = await readRunning(run, pod, configMaps);
  const params: DifferencesParams = { uri: language.uriOf(uri), line, pod: running };
  const found = await language.ask<Differences | null>(differencesRequest, params);
  const name = basename(uri.path);
  if (found === null || found.count === 0) {
    say(`'${pod.name}' runs as it is written in '${name}'.`);
    return;
  }
  const left = documents.keep({ name, key: `running ${pod.id}`, text: found.text });
  await commands.executeCommand('vscode.diff', left, uri, oneLine(`${pod.name} (running) ↔ ${name}`));
}

function say(message: string): void {
  void window.showInformationMessage(oneLine(message));
}
