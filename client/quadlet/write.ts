/**
 * Writes units, and never over another one without being told to.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { window } from 'vscode';
import { PodmanError } from '../podman/error.ts';
import { oneLine } from '../text.ts';

/** Tells whether the file has the text then: not where a person keeps another one that is there. */
export async function writeUnit(path: string, text: string): Promise<boolean> {
  try {
    const there = await readFile(path, 'utf8').catch(() => undefined);
    if (there === text) return true;
    if (there !== undefined && !(await mayOverwrite(path))) return false;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return true;
  } catch (cause) {
    throw new PodmanError('refused', `'${path}' can't be written: ${String(cause)}`, { cause });
  }
}

async function mayOverwrite(path: string): Promise<boolean> {
  const question = `There is a unit '${basename(path)}' already, and it is another one.`;
  const answer = await window.showWarningMessage(
    oneLine(question),
    { modal: true, detail: oneLine(path) },
    'Overwrite',
  );
  return answer === 'Overwrite';
}
