import { isSame, merged, type Subject } from './change.ts';
import { addItems, setEntry, type TextEdit } from '../../manifest/edits.ts';
import { entryIn, listIn, mapIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { removeEntry, removeItem } from '../../manifest/removal.ts';
import type { Content } from '../../yaml/content.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/** What the pod knows other machines by otherwise: names in its hosts file, and its name servers. */
export function nameEdits(subject: Subject): readonly (TextEdit | undefined)[] {
  return [...hostEdits(subject), ...dnsEdits(subject)];
}

/** podman keeps each name with its address; in what order they are written makes no difference. */
function hostEdits({ part, running, placed: { document } }: Subject): readonly (TextEdit | undefined)[] {
  const spec = part.spec.map;
  const list = listIn(spec, 'hostAliases');
  const items = mapsIn(spec, 'hostAliases');
  const namesOf = (address: string): readonly string[] =>
    running.hosts.filter((it) => it.address === address).map((it) => it.name);
  const seen = new Set<string>();
  const edits = items.map((item): TextEdit | undefined => {
    const address = scalarIn(item, 'ip')?.text ?? '';
    const written = textsIn(item, 'hostnames');
    // Of two items of one address the first takes what is left of its names.
    const others = items.filter((it) => it !== item && scalarIn(it, 'ip')?.text === address);
    const elsewhere = others.flatMap((it) => textsIn(it, 'hostnames'));
    const now = namesOf(address).filter((it) => written.includes(it) || !elsewhere.includes(it));
    const mine = seen.has(address) ? now.filter((it) => written.includes(it)) : now;
    seen.add(address);
    if (isSame(written.toSorted(), mine.toSorted())) return undefined;
    return mine.length === 0
      ? list && removeItem(document, list, item)
      : setEntry(document, item, 'hostnames', mine);
  });
  const more = [...new Set(running.hosts.map((it) => it.address))].filter((it) => !seen.has(it));
  const content = more.map((ip): Content => ({ ip, hostnames: namesOf(ip) }));
  return [...edits, content.length > 0 ? addItems(document, spec, 'hostAliases', content) : undefined];
}

function dnsEdits({ part, running, placed: { document } }: Subject): readonly (TextEdit | undefined)[] {
  const spec = part.spec.map;
  const config = mapIn(spec, 'dnsConfig');
  const { nameservers, searches, options } = running.dns;
  const changed: readonly (readonly [string, Content, boolean])[] = [
    ['nameservers', nameservers, isSame(config ? textsIn(config, 'nameservers') : [], nameservers)],
    ['searches', searches, isSame(config ? textsIn(config, 'searches') : [], searches)],
    ['options', options.map(optionContent), isSame(config ? optionsIn(config) : [], options)],
  ];
  const others = changed.filter(([, , same]) => !same);
  const given = others.filter(([, content]) => !isEmpty(content));
  const gone = others.filter(([, content]) => isEmpty(content)).map(([key]) => key);
  const content = Object.fromEntries(given.map(([key, value]) => [key, value]));
  return [
    ...merged(document, spec, given.length > 0 ? { dnsConfig: content } : {}),
    ...gone.map((key) => {
      const entry = config && entryIn(config, key);
      return config && entry && removeEntry(document, config, entry);
    }),
  ];
}

function isEmpty(content: Content): boolean {
  return Array.isArray(content) && content.length === 0;
}

/** `ndots:2`, as podman keeps it. */
function optionsIn(config: MapNode): readonly string[] {
  return mapsIn(config, 'options').map((it) => {
    const value = scalarIn(it, 'value');
    return `${scalarIn(it, 'name')?.text ?? ''}${value ? `:${value.text}` : ''}`;
  });
}

function optionContent(option: string): Content {
  const [name = '', ...value] = option.split(':');
  return value.length === 0 ? { name } : { name, value: value.join(':') };
}

function textsIn(map: MapNode, key: string): readonly string[] {
  return (listIn(map, key)?.items ?? []).flatMap((it) => {
    const node = resolved(it);
    return node?.kind === 'scalar' ? [node.text] : [];
  });
}
