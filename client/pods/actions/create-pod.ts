/**
 * Makes a pod by hand: one question after the other, with what is wrong said while it is typed.
 */
import type { QuickPickItem } from 'vscode';
import { askChoice } from '../../patterns/ask.ts';
import { walk, type Answer, type Place, type Step } from '../../patterns/walk.ts';
import { createPod, type NewPod } from '../../podman/command-create.ts';
import { listPublished } from '../../podman/command.ts';
import { listNetworks } from '../../podman/lists.ts';
import type { Published } from '../../podman/stores.ts';
import { asLabel } from '../../text.ts';
import { wordsOf } from '../words.ts';
import {
  dnsTrouble,
  hostnameTrouble,
  nameTrouble,
  pairsTrouble,
  portsOf,
  portsTrouble,
  shareTrouble,
} from './checks.ts';
import { askLine } from './ask-line.ts';
import type { Around } from './subject.ts';
import { working } from './working.ts';

export type Creating = Around & {
  /** Selects a row of the Pods view. */
  readonly reveal: (id: string) => Promise<void>;
};

/** The answers so far, as they were typed. */
type Known = {
  readonly name: string;
  readonly network: string;
  readonly ports: string;
  readonly more: boolean;
  readonly share: string;
  readonly labels: string;
  readonly hostname: string;
  readonly dns: string;
  readonly userns: string;
};

/** What there is already. */
type Outside = {
  readonly names: ReadonlySet<string>;
  readonly published: readonly Published[];
  readonly networks: readonly string[];
};

/** podman's own choice. */
const usual = '';

const empty: Known = {
  ...{ name: '', network: usual, ports: '', more: false },
  ...{ share: 'ipc, net, uts', labels: '', hostname: '', dns: '', userns: usual },
};

/** The command `Create Pod…`. The pod has no containers then, and waits for the first. */
export async function createPodCommand(creating: Creating): Promise<void> {
  const [published, networks] = await Promise.all([creating.run(listPublished), creating.run(listNetworks)]);
  await creating.refresh();
  const outside = { names: namesIn(creating), published, networks: networks.map((it) => it.name) };
  const known = await walk(steps(outside), empty);
  if (known === undefined) return;
  let id = '';
  await working(creating, `Creating the pod ${known.name}`, async (signal) => {
    id = await creating.run(createPod(podOf(known)), { signal });
  });
  await creating.reveal(id);
}

/** The names that podman would refuse. */
export function namesIn({ local }: Pick<Around, 'local'>): ReadonlySet<string> {
  const { pods, alone } = local();
  return new Set([...pods, ...pods.flatMap((it) => it.containers), ...alone].map((it) => it.name));
}

function podOf(known: Known): NewPod {
  const { name, network, share, userns, hostname } = known;
  return {
    name,
    ports: hasPorts(known) ? portsOf(known.ports) : [],
    labels: wordsIn(known.labels),
    dns: portsOf(known.dns),
    ...(network === usual ? {} : { network }),
    ...(share === empty.share ? {} : { share: portsOf(share) }),
    ...(hostname === '' ? {} : { hostname }),
    ...(userns === usual ? {} : { userns }),
  };
}

function wordsIn(line: string): readonly string[] {
  const words = wordsOf(line);
  return typeof words === 'string' ? [] : words;
}

/** On the host's network every port is the host's, and without one there is nothing to publish. */
function hasPorts({ network }: Known): boolean {
  return network !== 'host' && network !== 'none';
}

function steps({ names, published, networks }: Outside): readonly Step<Known>[] {
  const always = (): boolean => true;
  const more = (it: Known): boolean => it.more;
  return [
    { applies: always, ask: text('name', 'The name of the pod', (it) => nameTrouble(it, names)) },
    { applies: always, ask: choice('network', 'Its network', networkRows(networks)) },
    {
      applies: hasPorts,
      ask: text(
        'ports',
        'The ports it publishes: 8080:80 for port 80 as 8080 of this machine. Several, one, or none',
        (it) => portsTrouble(it, published),
      ),
    },
    { applies: always, ask: askMore },
    {
      applies: more,
      ask: text(
        'share',
        'The namespaces its containers share: cgroup, ipc, net, pid, uts, or none',
        shareTrouble,
      ),
    },
    { applies: more, ask: text('labels', 'Labels, such as app=web tier="front end"', pairsTrouble) },
    { applies: more, ask: text('hostname', 'Its host name; without one, its own name', hostnameTrouble) },
    {
      applies: more,
      ask: text('dns', 'Addresses of DNS servers, in place of those of this machine', dnsTrouble),
    },
    { applies: more, ask: choice('userns', 'Its user namespace', usernsRows) },
  ];
}

type Row = QuickPickItem & { readonly value: string };

function networkRows(names: readonly string[]): readonly Row[] {
  const own = names.map((name): Row => ({
    label: asLabel(name),
    description: 'network of podman',
    value: name,
  }));
  return [
    { label: "podman's own choice", value: usual },
    ...own,
    { label: 'host', description: 'that of this machine', value: 'host' },
    { label: 'none', description: 'nothing but itself', value: 'none' },
  ];
}

const usernsRows: readonly Row[] = [
  { label: "podman's own choice", value: usual },
  { label: 'auto', description: 'users of its own, which podman finds', value: 'auto' },
  { label: 'keep-id', description: 'you are yourself inside, without root only', value: 'keep-id' },
  { label: 'nomap', description: 'you are nobody inside, without root only', value: 'nomap' },
  { label: 'host', description: 'the users of this machine', value: 'host' },
];

const title = 'Create Pod';

function text(
  about: Exclude<keyof Known, 'more'>,
  prompt: string,
  trouble: (value: string) => string | undefined,
): Step<Known>['ask'] {
  return askLine(title, about, prompt, trouble);
}

function choice(about: 'network' | 'userns', placeholder: string, rows: readonly Row[]): Step<Known>['ask'] {
  return async (known, place) => {
    const active = rows.find((it) => it.value === known[about]);
    const answer = await askChoice({ title, placeholder, items: rows, active }, place);
    return answered(answer, (given) => ({ ...known, [about]: given.value }));
  };
}

async function askMore(known: Known, place: Place): Promise<Answer<Known>> {
  const items = [
    { label: '$(check) Create the pod', more: false },
    { label: 'More…', description: 'namespaces, labels, host name, DNS, users', more: true },
  ];
  const answer = await askChoice(
    { title, placeholder: 'Is that all?', items, active: items[known.more ? 1 : 0] },
    place,
  );
  return answered(answer, ({ more }) => ({ ...known, more }));
}

function answered<T>(
  answer: { readonly given: T } | 'back' | undefined,
  take: (given: T) => Known,
): Answer<Known> {
  return typeof answer === 'object' ? { known: take(answer.given) } : answer;
}
