/** The Output panel. */
import type { Page } from 'playwright-core';
import type { Palette } from './palette.ts';

export type Output = {
  /** Shows an extension's channel. */
  readonly show: (channel: string) => Promise<void>;
  /** The lines in sight. */
  readonly text: () => Promise<string>;
};

export function output(page: Page, palette: Palette): Output {
  const lines = page.locator('.output-view-container .view-line, .output-view .view-line');
  return {
    show: async (channel) => {
      await palette.run('Output: Show Output Channels...');
      await palette.pick(channel);
      await lines.first().waitFor();
    },
    // The editor draws spaces that don't break.
    text: async () => (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' '),
  };
}
