/**
 * Puts units where Quadlet looks for them, and tells systemd what to do with their services.
 */
import { dirname, join } from 'node:path';
import { window } from 'vscode';
import { severalManifests } from '../../server/quadlet/keys.ts';
import { PodmanError } from '../podman/error.ts';
import { acting } from '../podman/probe.ts';
import type { Version } from '../podman/read.ts';
import { inView, withCancel } from '../progress.ts';
import { openProgram } from '../terminals/program.ts';
import { openWritten } from '../terminals/written.ts';
import { oneLine, terminalLine } from '../text.ts';
import { journal, reload, start, status, stop, type Scope, type Systemctl } from './systemd.ts';
import { unitOf, type UnitFile } from './target.ts';
import { movedUnit, serviceOf } from './text.ts';
import { writeUnit } from './write.ts';

export type Installing = {
  /** Where Quadlet looks for units of this scope. */
  readonly folder: string;
  readonly scope: Scope;
  readonly systemctl: Systemctl;
  /** Whether there is a systemd to speak with. */
  readonly hasSystemd: boolean;
  readonly version: () => Promise<Version>;
};

/**
 * The command `Install .kube Unit`: a copy, with the paths of its files made absolute, since Quadlet takes relative ones
 * from the folder in which it finds the unit, also where that is a link.
 */
export async function installUnit(installing: Installing, args: readonly unknown[]): Promise<void> {
  const unit = await unitOf(args);
  const known = await installing.version().catch(() => undefined);
  const text = movedUnit(unit.text, dirname(unit.path), known ? acting(known) : severalManifests);
  if (text === undefined) {
    throw new PodmanError('refused', `A path of '${unit.name}' is broken over lines: write it in one.`);
  }
  const path = join(installing.folder, unit.name);
  if (path === unit.path) {
    throw new PodmanError('nothing', `'${unit.name}' stands where Quadlet looks for it already.`);
  }
  if (!(await writeUnit(path, text))) return;
  const buttons = installing.hasSystemd ? ['Start'] : [];
  const pressed = await window.showInformationMessage(oneLine(`Installed as '${path}'.`), ...buttons);
  if (pressed === 'Start') await begin(installing, unit);
}

/** The command `Reload Units`: lets systemd have Quadlet make services of the units anew. */
export async function reloadUnits({ systemctl }: Installing): Promise<void> {
  await inView(() => systemctl(reload));
}

/** The command `Start Service of Unit`: with what the unit says now, and anew where it runs. */
export async function startUnit(installing: Installing, args: readonly unknown[]): Promise<void> {
  await begin(installing, await unitOf(args));
}

export async function stopUnit({ systemctl }: Installing, args: readonly unknown[]): Promise<void> {
  const service = serviceIn(await unitOf(args));
  await inView(() => systemctl(stop(service)));
  void window.showInformationMessage(oneLine(`${service} is stopped.`));
}

/** What systemd says of the service, in a terminal. */
export async function showUnitStatus({ systemctl }: Installing, args: readonly unknown[]): Promise<void> {
  const service = serviceIn(await unitOf(args));
  openWritten(service, 'info', async (paper) => {
    const said = await systemctl(status(service)).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    paper.lines(said.trimEnd().split('\n').map(terminalLine));
  });
}

/** What the service writes, in a terminal that follows it. */
export async function showUnitJournal({ scope }: Installing, args: readonly unknown[]): Promise<void> {
  const service = serviceIn(await unitOf(args));
  openProgram({ where: () => ({ path: 'journalctl' }) }, service, 'output', journal(scope, service));
}

async function begin({ systemctl }: Installing, unit: UnitFile): Promise<void> {
  const service = serviceIn(unit);
  // It takes as long as images take to be pulled.
  await withCancel(`Starting ${service}`, async (signal) => {
    await systemctl(reload, signal);
    await systemctl(start(service), signal);
  });
  void window.showInformationMessage(oneLine(`${service} is started.`));
}

function serviceIn({ name, text }: UnitFile): string {
  return serviceOf(name, text);
}
