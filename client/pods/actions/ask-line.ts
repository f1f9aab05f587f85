/**
 * A question for one line of text among the several that make a pod or a container.
 */
import { askText } from '../../patterns/ask.ts';
import type { Step } from '../../patterns/walk.ts';

/** Asks for what is known as `about`. `trouble` says what is wrong with an answer while it is typed. */
export function askLine<Name extends string, Known extends Readonly<Record<Name, string>>>(
  title: string,
  about: Name,
  prompt: string,
  trouble: (value: string) => string | undefined,
): Step<Known>['ask'] {
  const check = (value: string): ReturnType<Parameters<typeof askText>[0]['check']> => {
    const message = trouble(value);
    return Promise.resolve(message === undefined ? null : { severity: 'error', message });
  };
  return async (known, place) => {
    const answer = await askText({ title, prompt, value: known[about], check }, place);
    return typeof answer === 'object' ? { known: { ...known, [about]: answer.given } } : answer;
  };
}
