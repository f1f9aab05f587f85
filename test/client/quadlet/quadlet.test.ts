import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PodmanError } from '../../../client/podman/error.ts';
import { createUnit } from '../../../client/quadlet/create.ts';
import {
  installUnit,
  showUnitJournal,
  showUnitStatus,
  startUnit,
  stopUnit,
  type Installing,
} from '../../../client/quadlet/install.ts';
import { unitCommands } from '../../../client/quadlet/table.ts';
import { movedUnit, newUnit, serviceOf } from '../../../client/quadlet/text.ts';
import { Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

let folder = '';
let asked: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podwright-units-'));
  asked = [];
  Object.assign(workbench, { presses: [], messages: [], shown: [], terminals: [], documents: [] });
  Object.assign(workbench, { editor: undefined, onProgress: () => undefined });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const version = () => Promise.resolve({ client: '5.4.2' });
const creating = { objects: () => Promise.resolve([]), version };

function installing(more: Partial<Installing> = {}): Installing {
  return {
    folder: join(folder, 'installed'),
    scope: 'user',
    hasSystemd: true,
    systemctl: ({ args }) => {
      asked.push(args.join(' '));
      return Promise.resolve('');
    },
    version,
    ...more,
  };
}

function write(name: string, text: string) {
  const uri = Uri.file(join(folder, name));
  writeFileSync(uri.path, text);
  workbench.texts.set(uri.toString(), { text, dirty: false, saved: false });
  return uri;
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('Create .kube Unit', () => {
  test('writes a unit beside the manifest, and opens it', async () => {
    workbench.texts.set(Uri.file(join(folder, 'web.kube')).toString(), {
      text: 'opened',
      dirty: false,
      saved: false,
    });
    await createUnit(creating, [Uri.file(join(folder, 'web.yaml'))]);
    expect(read('web.kube')).toBe(
      '[Unit]\nDescription=web\n\n[Kube]\nYaml=web.yaml\nSetWorkingDirectory=yaml\n\n[Install]\nWantedBy=default.target\n',
    );
    expect(workbench.shown).toEqual(['opened']);
    expect(workbench.messages).toEqual([]);
  });

  test('writes over another unit only when told to', async () => {
    write('web.kube', '[Kube]\n');
    await createUnit(creating, [Uri.file(join(folder, 'web.yaml'))]);
    expect(read('web.kube')).toBe('[Kube]\n');
    workbench.presses = ['Overwrite'];
    await createUnit(creating, [Uri.file(join(folder, 'web.yaml'))]);
    expect(read('web.kube')).toContain('Yaml=web.yaml');
  });

  test('writes what this podman knows, and what a name means', () => {
    expect(newUnit('my 100%.yaml', 'my 100%', { setsFolder: false })).toBe(
      '[Unit]\nDescription=my 100%%\n\n[Kube]\nYaml="my 100%%.yaml"\n\n[Install]\nWantedBy=default.target\n',
    );
  });

  test('refuses names that no unit can hold', async () => {
    const made = createUnit(creating, [Uri.file(join(folder, 'a\nExecStart=b.yaml'))]);
    await expect(made).rejects.toThrow(PodmanError);
    expect(existsSync(join(folder, 'a\nExecStart=b.kube'))).toBe(false);
  });
});

describe('Install .kube Unit', () => {
  test('copies it with absolute paths, and starts it when asked to', async () => {
    mkdirSync(join(folder, 'a b'));
    const uri = write('a b/web.kube', '[Kube]\nYaml=web.yaml\nConfigMap=%h/c.yaml /d.yaml\n');
    workbench.presses = ['Start'];
    await installUnit(installing(), [uri]);
    expect(read('installed/web.kube')).toBe(
      `[Kube]\nYaml="${folder}/a b/web.yaml"\nConfigMap=%h/c.yaml /d.yaml\n`,
    );
    expect(asked).toEqual(['daemon-reload', 'restart -- web.service']);
  });

  test('offers no start without systemd, and asks before it takes the place of another unit', async () => {
    const uri = write('web.kube', '[Kube]\nYaml=/web.yaml\n');
    await installUnit(installing({ hasSystemd: false }), [uri]);
    expect(workbench.messages.at(-1)?.buttons).toEqual([]);
    write('web.kube', '[Kube]\nYaml=/other.yaml\n');
    await installUnit(installing(), [uri]);
    expect(workbench.messages.at(-1)?.buttons).toEqual(['Overwrite']);
    expect(read('installed/web.kube')).toBe('[Kube]\nYaml=/web.yaml\n');
    expect(asked).toEqual([]);
  });

  test('no command does anything in Restricted Mode', () => {
    const uri = write('web.kube', '[Kube]\nYaml=web.yaml\n');
    const table = unitCommands(creating, () => {
      throw new PodmanError('untrusted', 'not here');
    });
    for (const run of Object.values(table)) expect(() => run(uri)).toThrow('not here');
  });

  test('keeps the folder in which relative paths of the manifest start', () => {
    expect(movedUnit('[Kube]\nYaml=w.yaml\nSetWorkingDirectory=unit', '/my/100%', '5.4')).toBe(
      '[Kube]\nYaml=/my/100%%/w.yaml\nSetWorkingDirectory=unit\n\n[Service]\nWorkingDirectory=/my/100%%\n',
    );
    expect(movedUnit('[Kube]\nYaml=w.yaml\nSetWorkingDirectory=yaml\n', '/my', '5.4')).toBe(
      '[Kube]\nYaml=/my/w.yaml\nSetWorkingDirectory=yaml\n',
    );
  });

  test('leaves quotes as they are, and gives up where a path goes over lines', () => {
    expect(movedUnit('[Kube]\nYaml="w 1.yaml"\n', '/my', '5.8')).toBe('[Kube]\nYaml="/my/w 1.yaml"\n');
    expect(movedUnit('[Kube]\nYaml=we\\\nb.yaml\n', '/my', '5.8')).toBeUndefined();
  });
});

describe('The service of a unit', () => {
  test('has the name of the unit, or its own', () => {
    expect(serviceOf('web.kube', '[Kube]\nYaml=a\n')).toBe('web.service');
    expect(serviceOf('web.kube', '[Kube]\nServiceName="other"\n')).toBe('other.service');
  });

  test('is started, stopped and shown by its name alone, whatever that is', async () => {
    const uri = write('web.kube', '[Kube]\nYaml=a\nServiceName=--all; x\n');
    await startUnit(installing(), [uri]);
    await stopUnit(installing(), [uri]);
    await showUnitStatus(installing(), [uri]);
    await showUnitJournal(installing(), [uri]);
    expect(asked).toEqual([
      'daemon-reload',
      'restart -- --all; x.service',
      'stop -- --all; x.service',
      'status --no-pager --full --lines=30 -- --all; x.service',
    ]);
    expect(workbench.terminals.at(-1)?.options).toMatchObject({
      shellPath: 'journalctl',
      shellArgs: ['--user', '--follow', '--lines=200', '--unit=--all; x.service'],
    });
  });

  test('is that of the editor where nothing else is meant, and of units only', async () => {
    const uri = write('web.kube', '[Kube]\nYaml=a\n');
    workbench.editor = { document: { uri } };
    await stopUnit(installing(), []);
    expect(asked).toEqual(['stop -- web.service']);
    await expect(stopUnit(installing(), [Uri.file('/w/web.yaml')])).rejects.toThrow('no unit');
  });
});
