import type { Choice } from './choice.ts';
import type { Source } from './spot.ts';
import { mapIn, scalarIn } from '../../manifest/find.ts';
import { objectOf } from '../../manifest/object.ts';
import { containerNameOf } from '../../schema/container-name.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import type { Node } from '../../yaml/tree.ts';

/** What containers are mostly called, unless another one is: like their image, or like the pod or workload. */
export const containerNames: Source = ({ document, offset }, { site }) => {
  const image = textIn(site.parent?.node, 'image');
  const object = objectOf(site).node;
  const choices: readonly (Choice | undefined)[] = [
    nameChoice(image === undefined ? undefined : containerNameOf(image), 'from its image'),
    nameChoice(
      object.kind === 'map' ? textIn(mapIn(object, 'metadata'), 'name') : undefined,
      "the object's name",
    ),
  ];
  const taken = mentionsIn(document)
    .filter((it) => it.kind === 'container' && it.role === 'declares')
    .filter(({ span }) => offset < span.start || span.end < offset)
    .map((it) => it.text);
  return choices.filter((it) => it !== undefined).filter((it) => !taken.includes(it.text));
};

function textIn(node: Node | undefined, key: string): string | undefined {
  return node?.kind === 'map' ? scalarIn(node, key)?.text : undefined;
}

function nameChoice(text: string | undefined, detail: string): Choice | undefined {
  return text === undefined || text === '' ? undefined : { text, sort: 'name', form: 'text', detail };
}
