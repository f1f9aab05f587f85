import type { Explain } from './asked.ts';
import { markdown } from '../../schema/describe.ts';
import { codeSpan } from '../../schema/markup.ts';

/** What a value of a few stands for, in the words of the Kubernetes authors. */
export const meaning: Explain = ({ site, text }) => {
  const found = site.type.kind === 'string' ? site.type.meanings?.get(text) : undefined;
  return found === undefined ? undefined : `${codeSpan(text)}: ${markdown(found)}`;
};
