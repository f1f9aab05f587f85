import { vi } from 'vitest';
import { workbench, type Question } from '../vscode.ts';

/** Waits until a question is shown that has this text among its title, prompt or placeholder. */
export async function questionOf(text: string): Promise<Question> {
  return vi.waitUntil(
    () => {
      const shown = workbench.question;
      const words = shown && [shown.title, shown.prompt, shown.placeholder].join('\n');
      return words?.includes(text) === true ? shown : undefined;
    },
    { timeout: 10_000, interval: 5 },
  );
}
