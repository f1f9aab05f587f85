/**
 * The command `New Pod from Pattern`: asks what the pod is about, and opens its manifest.
 */
import { window, workspace } from 'vscode';
import {
  checkNewPodRequest,
  newPodRequest,
  proposeNewPodRequest,
  type CheckNewPodParams,
  type InputRemark,
  type NewPodParams,
  type NewPodProposal,
  type PatternChoice,
} from '../../server/protocol-patterns.ts';
import type { Language } from '../language.ts';
import { askChoice, askText } from './ask.ts';
import { choiceRows, type ChoiceRow } from './choices.ts';
import { walk, type Answer, type Place, type Step } from './walk.ts';

/** What is known of the pod so far. */
type Known = Pick<NewPodParams, 'name' | 'image' | 'ports'> & {
  readonly variant?: string | undefined;
  readonly mountPath?: string | undefined;
  readonly proposal: NewPodProposal;
  /** The image that the ports were proposed for. */
  readonly portsFor: string;
};

export async function newPodFromPattern(server: Pick<Language, 'ask'>): Promise<void> {
  const proposal = await server.ask<NewPodProposal>(proposeNewPodRequest, {});
  const { name, image, ports } = proposal;
  const known = await walk(steps(server), { name, image, ports, proposal, portsFor: image });
  if (!known) return;
  const content = await server.ask<string>(newPodRequest, paramsOf(known));
  const document = await workspace.openTextDocument({ language: 'yaml', content });
  await window.showTextDocument(document);
}

function steps(server: Pick<Language, 'ask'>): readonly Step<Known>[] {
  return [
    { applies: always, ask: text('name', 'The name of the pod.') },
    { applies: always, ask: askImage },
    {
      applies: always,
      ask: text(
        'ports',
        'Its ports: 8080:80 publishes port 80 as 8080 of this machine. Several, one, or none.',
      ),
    },
    { applies: always, ask: askPattern },
    {
      applies: (it) => chosen(it)?.mountPath !== undefined,
      ask: text('mountPath', 'Where the app has the folder that the two share.'),
    },
  ];

  function text(about: CheckNewPodParams['about'], prompt: string): Step<Known>['ask'] {
    return async (known, place) => {
      const check = (value: string): Promise<InputRemark | null> =>
        server.ask(checkNewPodRequest, { ...paramsOf(known), [about]: value, about });
      const answer = await askText({ title, prompt, value: known[about] ?? '', check }, place);
      return typeof answer === 'object' ? { known: { ...known, [about]: answer.given } } : answer;
    };
  }

  async function askImage(before: Known, place: Place): Promise<Answer<Known>> {
    const answer = await text('image', 'The image of its app, with its registry and version.')(before, place);
    if (typeof answer !== 'object' || answer.known.image === before.portsFor) return answer;
    const { known } = answer;
    const { ports } = await server.ask<NewPodProposal>(proposeNewPodRequest, { image: known.image });
    return { known: { ...known, ports, portsFor: known.image } };
  }
}

const title = 'New Pod from Pattern';
const always = (): boolean => true;

async function askPattern(known: Known, place: Place): Promise<Answer<Known>> {
  const alone: ChoiceRow = { label: 'No other container', detail: 'The app alone.' };
  const items = [alone, ...choiceRows(known.proposal.choices)];
  const active = items.find((it) => it.choice && it.choice.variant === known.variant);
  const placeholder = 'What runs beside the app, or before it';
  const answer = await askChoice({ title, placeholder, items, active }, place);
  if (typeof answer !== 'object') return answer;
  const { choice } = answer.given;
  if (choice?.variant === known.variant) return { known };
  return { known: { ...known, variant: choice?.variant, mountPath: choice?.mountPath } };
}

function chosen({ proposal, variant }: Known): PatternChoice | undefined {
  return proposal.choices.find((it) => it.variant === variant);
}

function paramsOf({ name, image, ports, variant, mountPath }: Known): NewPodParams {
  return {
    name,
    image,
    ports,
    ...(variant !== undefined && { variant }),
    ...(mountPath !== undefined && { mountPath }),
  };
}
