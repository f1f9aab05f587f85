import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Run } from '../../../client/podman/run.ts';
import { openScreen } from '../../../client/pods/screen.ts';
import { workbench } from '../vscode.ts';
import { pod } from './known.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

beforeEach(() => {
  workbench.visible = true;
  return () => (workbench.visible = false);
});

describe('what is unfolded', () => {
  test('is asked about anew with each list', () => {
    const { screen, asked } = setUp();
    screen.change({ local });
    expect(asked).toHaveLength(2);
  });

  test('is not while the view is hidden, though pods are listed for those who edit a manifest', () => {
    const { screen, asked } = setUp();
    workbench.visible = false;
    screen.change({ local });
    screen.renew();
    expect(asked).toHaveLength(1);
  });

  test('is once the view is seen again', () => {
    const { screen, asked } = setUp();
    workbench.visible = false;
    screen.change({ local });
    workbench.visible = true;
    screen.renew();
    expect(asked).toHaveLength(2);
  });
});

const local = { pods: [pod({})], alone: [] };

/** A view whose networks are unfolded. */
function setUp() {
  const asked: string[] = [];
  const run: Run = (command) => {
    asked.push(command.args.join(' '));
    return Promise.resolve(command.read('[]'));
  };
  const screen = openScreen(run);
  screen.change({ local });
  workbench.tree?.getChildren('group.networks');
  expect(asked).toEqual(['network ls --format json']);
  return { screen, asked };
}
