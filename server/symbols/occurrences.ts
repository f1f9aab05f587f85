import { meansSame } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import type { Names } from './names.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * Every place where a name stands that a mention is one of, itself among them: what declares it, all that refers to
 * that, and so on, by way of Services to ports and by way of `envFrom` to variables.
 * A file that declares a name itself means its own; one that only uses it ties all that declare it together.
 * Each place once, the mention's own file first, each file in the order of its text.
 */
export function occurrencesOf(names: Names, start: Occurrence): readonly Occurrence[] {
  const found = new Map<string, Occurrence>();
  const waiting = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const id = idOf(next);
    if (found.has(id)) continue;
    found.set(id, next);
    waiting.push(...neighboursOf(names, next));
  }
  const places = new Map([...found.values()].map((it) => [placeOf(it), it]));
  const files = [...new Set([start, ...places.values()].map((it) => it.at.uri))];
  return files.flatMap((uri) =>
    [...places.values()].filter((it) => it.at.uri === uri).toSorted((a, b) => offsetOf(a) - offsetOf(b)),
  );
}

function neighboursOf(names: Names, occurrence: Occurrence): readonly Occurrence[] {
  const { at, mention } = occurrence;
  const declarations = names.declarations(occurrence);
  // A piece of text that an alias repeats is several mentions, and one place to write.
  const within = mentionsIn(at.document).filter(
    (it) =>
      (it.scope.reach === 'document' && meansSame(it, mention)) ||
      (it.span.start === mention.span.start && it.span.end === mention.span.end),
  );
  const others = mention.role === 'declares' ? usersOf(names, occurrence) : [];
  return [
    ...declarations,
    ...within.map((it) => ({ at, mention: it })),
    ...others,
    ...(declarations.length === 0 ? undeclared(names, occurrence) : []),
  ];
}

function usersOf(names: Names, declaration: Occurrence): readonly Occurrence[] {
  const id = idOf(declaration);
  return names
    .uses(declaration.mention)
    .filter((it) => names.declarations(it).some((own) => idOf(own) === id));
}

/** Mentions of a name that nobody here declares: what it means is somewhere else, and the same for all. */
function undeclared(names: Names, { mention }: Occurrence): readonly Occurrence[] {
  return names
    .uses(mention)
    .filter((it) => meansSame(it.mention, mention) && names.declarations(it).length === 0);
}

/** Tells one occurrence from all others; a document's mentions may have been read twice. */
function idOf(occurrence: Occurrence): string {
  const { kind, role, scope } = occurrence.mention;
  return [placeOf(occurrence), kind, role, scope.owner].join('\n');
}

function placeOf(occurrence: Occurrence): string {
  return `${occurrence.at.uri}\n${offsetOf(occurrence)}`;
}

/** Where the name begins in its file. */
function offsetOf({ at, mention }: Occurrence): number {
  return at.start + mention.span.start;
}
