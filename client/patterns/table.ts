import type { CommandTable } from '../commands.ts';
import type { Language } from '../language.ts';
import { addContainer } from './add-container.ts';
import { newPodFromPattern } from './new-pod.ts';

/** The commands that write containers and pods of patterns. */
export function patternCommands(language: Language): CommandTable {
  return {
    'podwright.newPod': () => newPodFromPattern(language),
    'podwright.addContainer': (...args) => addContainer(language, args),
  };
}
