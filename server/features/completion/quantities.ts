import type { Choice } from './choice.ts';
import type { Source, Spot } from './spot.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { decimalText, readQuantity } from '../../schema/quantity.ts';
import { scalarIn } from '../../manifest/find.ts';

/** What an amount counts. */
type Unit = 'bytes' | 'CPU';

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
const suffixes = {
  bytes: ['Mi', 'Gi', 'Ki', 'Ti', 'M', 'G', 'k', 'T', ''],
  CPU: ['m', ''],
} as const satisfies Record<Unit, readonly string[]>;

/** The number that is begun with every suffix; else amounts that the document has for the resource, and usual ones. */
export const quantityChoices: Source = ({ document }, spot) => {
  const resource = String(spot.path.at(-1));
  if (resource === 'divisor') return divisors(spot);
  const usual = amounts.get(resource);
  const unit = resource === 'cpu' ? 'CPU' : usual ? 'bytes' : undefined;
  const number = /^\d+(?:\.\d+)?(?=[a-zA-Z]*$)/.exec(spot.typed)?.[0];
  const begun = unit && number !== undefined ? suffixes[unit].map((it) => `${number}${it}`) : [];
  const own = (amountsIn(document).get(resource) ?? []).filter((it) => it !== spot.typed);
  return [
    ...begun.map((it) => ({ ...amount(it, unit), followsTyping: true })),
    ...[...own, ...(usual ?? [])].map((it) => amount(it, unit)),
  ];
};

function amount(text: string, unit: Unit | undefined): Choice {
  const read = readQuantity(text);
  const plain = read && decimalText(read).replace(/\d(?=(?:\d{3})+(?:\.|$))(?<!\..*)/g, '$&,');
  const detail = plain === undefined || unit === undefined ? '' : `${plain} ${unit}`;
  return { text, sort: 'amount', form: 'literal', detail };
}

/** What a container's resources are counted in when it reads them from its environment. */
function divisors({ site }: Spot): readonly Choice[] {
  const map = site.parent?.node;
  const resource = map?.kind === 'map' ? scalarIn(map, 'resource')?.text : undefined;
  const isCpu = resource?.endsWith('.cpu') ?? false;
  const texts = isCpu ? ['1', '1m'] : ['1', '1Ki', '1Mi', '1Gi'];
  return texts.map((it) => amount(it, isCpu ? 'CPU' : 'bytes'));
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
