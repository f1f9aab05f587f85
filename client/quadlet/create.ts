/**
 * Makes a unit of a manifest.
 */
import { basename, dirname, join } from 'node:path';
import { Uri, window, workspace } from 'vscode';
import type { Objects } from '../language.ts';
import { targetsOf } from '../manifest/target.ts';
import { PodmanError } from '../podman/error.ts';
import { acting, versionNumber } from '../podman/probe.ts';
import type { Version } from '../podman/read.ts';
import { canBeWritten, newUnit } from './text.ts';
import { writeUnit } from './write.ts';

export type Creating = {
  readonly objects: Objects;
  /** podman's version; may fail, and then the newest is meant. */
  readonly version: () => Promise<Version>;
};

/** The command `Create .kube Unit`: NAME.kube beside each manifest, opened. */
export async function createUnit({ objects, version }: Creating, args: readonly unknown[]): Promise<void> {
  for (const { uri } of await targetsOf(args, objects)) {
    if (uri.scheme !== 'file') {
      throw new PodmanError('refused', 'The manifest is in no folder: save it first.');
    }
    const manifest = basename(uri.fsPath);
    if (!canBeWritten(manifest)) {
      throw new PodmanError('refused', `A unit can't name '${manifest}': leave out quotes and backslashes.`);
    }
    const name = manifest.replace(/\.[^.]*$/, '');
    const known = await version().catch(() => undefined);
    const setsFolder = known === undefined || versionNumber(acting(known)) >= firstToSetFolder;
    const path = join(dirname(uri.fsPath), `${name}.kube`);
    await writeUnit(path, newUnit(manifest, name, { setsFolder }));
    await window.showTextDocument(await workspace.openTextDocument(Uri.file(path)));
  }
}

/** 4.7, as `versionNumber` has it. */
const firstToSetFolder = 407;
