import { programsIn, repeats, withVariables, type Program } from './commands.ts';
import { knownFor, passing } from './images.ts';
import { askedPorts, listenedPorts } from './localhost.ts';
import type { Clue, PlainContainer } from './pod.ts';

/** A container with what its command, variables and image tell, each worked out once. */
export type Reading = PlainContainer & {
  /** Its command, its variables filled in as far as its `env` has them. */
  readonly text: string;
  /** The programs it runs, as far as its command says. */
  readonly programs: readonly Program[];
  /** Whether it does its work again and again. */
  readonly repeats: boolean;
  /** The ports of localhost that it asks at; `undefined` stands for one it doesn't tell. */
  readonly asked: ReadonlySet<number | undefined>;
  /** The ports it listens at, as far as it tells. */
  readonly listened: ReadonlySet<number>;
  /** What its image is known for. */
  readonly known: Clue | undefined;
  /** Whether its image passes on what it is asked. */
  readonly passing: 'always' | 'sometimes' | 'never';
};

/** Characters of a command that are read: a person's scripts are shorter, and what is longer would keep them waiting. */
const longest = 20_000;

export function readingOf(container: PlainContainer): Reading {
  const { image, words, env, ports = [] } = container;
  const text = withVariables(words.join('\n').slice(0, longest), env).slice(0, longest);
  const listened = listenedPorts(text, env, ports);
  return {
    ...container,
    text,
    listened,
    programs: programsIn(words.map((it) => it.slice(0, longest))),
    repeats: repeats(text),
    asked: askedPorts(text, env, listened),
    known: knownFor(image, text),
    passing: passing(image),
  };
}
