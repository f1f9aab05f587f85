import type { Choice } from './choice.ts';
import type { Source, Spot } from './spot.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { measureOf, type Measure } from '../../schema/measure.ts';
import { grouped } from '../../schema/plain.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { decimalText, readQuantity, wholeUnits } from '../../schema/quantity.ts';
import { scalarIn } from '../../manifest/find.ts';

type Unit = Extract<Measure, 'bytes' | 'cpus'>;

/** Amounts that people use, by resource. */
const amounts: ReadonlyMap<string, readonly string[]> = new Map([
  ['cpu', ['100m', '250m', '500m', '1', '2', '50m', '4']],
  ['memory', ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi', '2Gi', '4Gi', '32Mi']],
  ['ephemeral-storage', ['1Gi', '2Gi', '5Gi', '10Gi']],
  ['storage', ['1Gi', '5Gi', '8Gi', '10Gi', '20Gi', '50Gi', '100Gi']],
  ['hugepages-2Mi', ['2Mi', '64Mi', '128Mi', '512Mi']],
  ['hugepages-1Gi', ['1Gi', '2Gi', '4Gi']],
  ['sizeLimit', ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi']],
]);

/** What a number becomes: `m` is a thousandth, `Mi` is 1024 times 1024. */
const suffixes: Readonly<Record<Unit, readonly string[]>> = {
  bytes: ['Mi', 'Gi', 'Ki', 'Ti', 'M', 'G', 'k', 'T', ''],
  cpus: ['m', ''],
};

/** The number that is begun with every suffix; else amounts that the document has for the resource, and usual ones. */
export const quantityChoices: Source = ({ document, known }, spot) => {
  const resource = String(spot.path.at(-1));
  if (resource === 'divisor') return divisors(spot);
  const measure = measureOf(spot.site.type, resource);
  if (measure !== 'bytes' && measure !== 'cpus') return [];
  const typed = isShort(spot.typed) ? spot.typed : '';
  const number = /^\d+(?:\.\d+)?(?=[a-zA-Z]*$)/.exec(typed)?.[0];
  const begun = number === undefined ? [] : suffixes[measure].map((it) => `${number}${it}`);
  const own = (amountsIn(document).get(resource) ?? []).filter((it) => it !== spot.typed && isShort(it));
  const choices = [
    ...begun.map((it) => ({ ...amount(it, measure), followsTyping: true })),
    ...[...own, ...(amounts.get(resource) ?? [])].map((it) => amount(it, measure)),
  ];
  return resource === 'memory' && known.target !== 'kubernetes' ? asPodmanReads(choices) : choices;
};

/** Whether a person may mean it: numbers of thousands of digits take long to reckon with. */
function isShort(amount: string): boolean {
  return amount.length <= 100;
}

/** Amounts of memory with what podman makes of them where that is something else; those come last. */
function asPodmanReads(choices: readonly Choice[]): readonly Choice[] {
  const read = choices.map((it) => ({ it, bytes: podmanBytes(it.text), quantity: readQuantity(it.text) }));
  const right = read.filter(({ bytes, quantity }) => quantity && bytes === wholeUnits(quantity));
  const wrong = read.filter((it) => !right.includes(it));
  return [...right.map(({ it }) => it), ...wrong.map(({ it, bytes }) => ({ ...it, detail: misread(bytes) }))];
}

function misread(bytes: bigint | undefined): string {
  return bytes === undefined ? 'podman refuses it' : `podman takes it for ${grouped(bytes.toString())} bytes`;
}

function amount(text: string, unit: Unit): Choice {
  const read = readQuantity(text);
  const detail = read ? `${grouped(decimalText(read))} ${unit === 'cpus' ? 'CPU' : 'bytes'}` : '';
  return { text, sort: 'amount', form: 'literal', detail };
}

/** What a container's resources are counted in when it reads them from its environment. */
function divisors({ site }: Spot): readonly Choice[] {
  const map = site.parent?.node;
  const resource = map?.kind === 'map' ? scalarIn(map, 'resource')?.text : undefined;
  const unit = resource?.endsWith('.cpu') === true ? 'cpus' : 'bytes';
  const texts = unit === 'cpus' ? ['1', '1m'] : ['1', '1Ki', '1Mi', '1Gi'];
  return texts.map((it) => amount(it, unit));
}

/** The amounts a document has, by the resource they are of. */
function amountsIn(document: ManifestDocument): ReadonlyMap<string, readonly string[]> {
  return document.derive(collectAmounts);
}

function collectAmounts({ typed }: ManifestDocument): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { node, type, path } of typed) {
    if (type.kind !== 'quantity' || node.kind !== 'scalar' || !readQuantity(node.text)) continue;
    const resource = String(path.at(-1));
    found.set(resource, (found.get(resource) ?? new Set()).add(node.text));
  }
  return new Map([...found].map(([resource, texts]) => [resource, [...texts]]));
}
