/**
 * Cuts what `podman stats --format json` prints as it goes on, one list after the other, into samples.
 */
import { readEach } from '../podman/read.ts';
import { readUsage, type Usage } from '../podman/usage.ts';

export type Samples = { readonly add: (text: string) => void };

/** More than a list of a thousand containers takes; a program that prints more without an end is not podman. */
const most = 4 * 1024 * 1024;

/** `onSample` gets each list as it is complete. What can't be read is left out: the next list is two seconds away. */
export function samplesOf(onSample: (usages: readonly Usage[]) => void): Samples {
  const read = readEach(readUsage);
  let rest = '';
  return {
    add: (text) => {
      rest += text;
      // A list ends at the bracket that begins or fills a line; within it all lines are indented.
      for (let end = endOf(rest); end > 0; end = endOf(rest)) {
        take(rest.slice(0, end));
        rest = rest.slice(end);
      }
      if (rest.length > most) rest = '';
    },
  };

  function take(list: string): void {
    let usages;
    try {
      usages = read(list);
    } catch {
      return; // Half a list, after a start in its middle.
    }
    onSample(usages);
  }
}

function endOf(text: string): number {
  const found = /^(?:\[\s*)?\]\s*$/m.exec(text);
  return found === null ? 0 : found.index + found[0].trimEnd().length;
}
