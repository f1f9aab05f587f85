/**
 * Runs one more container in a pod.
 */
import type { QuickPickItem } from 'vscode';
import { askChoice } from '../../patterns/ask.ts';
import { walk, type Answer, type Place, type Step } from '../../patterns/walk.ts';
import { runContainer, type NewContainer } from '../../podman/command-create.ts';
import { listImages } from '../../podman/command.ts';
import { asLabel, oneLine, sizeOf } from '../../text.ts';
import { wordsOf } from '../words.ts';
import { askLine } from './ask-line.ts';
import { commandTrouble, imageTrouble, nameTrouble, pairsTrouble } from './checks.ts';
import { namesIn, type Creating } from './create-pod.ts';
import { podOfArgs } from './subject.ts';
import { working } from './working.ts';

type Known = {
  readonly image: string;
  /** Whether the image is typed, and not one of this machine. */
  readonly other: boolean;
  readonly name: string;
  readonly command: string;
  readonly env: string;
};

/** The command `Run Container in Pod…`: it starts at once, and with it the pod. */
export async function createContainerCommand(creating: Creating, args: readonly unknown[]): Promise<void> {
  const pod = await podOfArgs(creating, args);
  if (pod === undefined) return;
  const images = await creating.run(listImages);
  const rows = images.flatMap((it): Row[] =>
    it.names.map((name) => ({ label: asLabel(name), description: sizeOf(it.bytes), image: name })),
  );
  const title = oneLine(`Run Container in ${pod.name}`);
  const start: Known = { image: '', other: rows.length === 0, name: '', command: '', env: '' };
  const known = await walk(steps(title, rows, namesIn(creating)), start);
  if (known === undefined) return;
  let id = '';
  await working(creating, `Running ${known.image} in ${pod.name}`, async (signal) => {
    id = await creating.run(runContainer(containerOf(pod.id, known)), { signal });
  });
  await creating.reveal(id);
}

function containerOf(pod: string, { image, name, command, env }: Known): NewContainer {
  const words = (line: string): readonly string[] => {
    const found = wordsOf(line);
    return typeof found === 'string' ? [] : found;
  };
  return { pod, image, ...(name === '' ? {} : { name }), command: words(command), env: words(env) };
}

type Row = QuickPickItem & { readonly image?: string };

const another: Row = { label: '$(edit) Another image…', description: 'podman pulls it' };

function steps(title: string, rows: readonly Row[], names: ReadonlySet<string>): readonly Step<Known>[] {
  const always = (): boolean => true;
  const optional = (name: string): string | undefined => (name === '' ? undefined : nameTrouble(name, names));
  return [
    { applies: () => rows.length > 0, ask: askImage },
    { applies: (it) => it.other, ask: askLine(title, 'image', 'The whole name of the image', imageTrouble) },
    { applies: always, ask: askLine(title, 'name', 'Its name; without one podman makes one up', optional) },
    {
      applies: always,
      ask: askLine(
        title,
        'command',
        "What it runs, with arguments; without it the image's own",
        commandTrouble,
      ),
    },
    {
      applies: always,
      ask: askLine(title, 'env', 'Variables, such as LEVEL=debug GREETING="good day"', pairsTrouble),
    },
  ];

  async function askImage(known: Known, place: Place): Promise<Answer<Known>> {
    const items = [...rows, another];
    const active = items.find((it) => it.image === known.image);
    const answer = await askChoice({ title, placeholder: 'The image', items, active }, place);
    if (typeof answer !== 'object') return answer;
    const { image } = answer.given;
    return { known: image === undefined ? { ...known, other: true } : { ...known, image, other: false } };
  }
}
