/** A real VS Code for a file of tests, with a name for each part of the window. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { root } from '../../../scripts/project.mts';
import { editor, type Editor } from './editor.ts';
import { explorer, type Explorer } from './explorer.ts';
import { notifications, type Notifications } from './notifications.ts';
import { openVscode, type Opened, type Opening } from './open.ts';
import { output, type Output } from './output.ts';
import { palette, type Palette } from './palette.ts';
import { problems, type Problems } from './problems.ts';
import { view, type View } from './view.ts';

export type Workbench = Pick<Opened, 'page' | 'folder' | 'reload'> & {
  readonly editor: Editor;
  readonly explorer: Explorer;
  readonly notifications: Notifications;
  readonly output: Output;
  readonly palette: Palette;
  readonly pods: View;
  readonly problems: Problems;
  /** Keeps a picture of the window among the test's artefacts. */
  readonly screenshot: (name: string) => Promise<void>;
};

/**
 * Opens a VS Code before a file's tests and closes it after them; a failed test leaves a picture.
 * Gives a function, since the window isn't there yet while tests are being declared.
 */
export function useWorkbench(opening: Omit<Opening, 'vsix'>): () => Workbench {
  const vsix = process.env['PODWRIGHT_TEST_VSIX'];
  const current: { opened?: Opened; workbench?: Workbench } = {};
  beforeEach((context) => {
    context.skip(vsix === undefined, 'needs what npm test sets up: PODWRIGHT_TEST_VSIX is not set');
  });
  beforeAll(async () => {
    if (vsix === undefined) return;
    current.opened = await openVscode({ ...opening, vsix });
    current.workbench = workbench(current.opened);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await current.workbench?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  afterAll(() => current.opened?.close());
  return () => {
    if (!current.workbench) throw new Error('The workbench is open only while tests run.');
    return current.workbench;
  };
}

function workbench({ page, folder, reload }: Opened): Workbench {
  const commands = palette(page);
  return {
    page,
    folder,
    reload,
    editor: editor(page),
    explorer: explorer(page),
    notifications: notifications(page),
    output: output(page, commands),
    palette: commands,
    pods: view(page, 'Podwright'),
    problems: problems(page),
    screenshot: async (name) => {
      await mkdir(artefacts, { recursive: true });
      await page.screenshot({ path: join(artefacts, `${name}.png`) });
    },
  };
}

const artefacts = join(root, 'test', 'artefacts', process.env['PODWRIGHT_TEST_ARTEFACTS'] ?? '');
