import { ignoresIn, type Ignore } from '../manifest/ignores.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Settings } from '../protocol.ts';
import { quietCodes, rules as allRules } from '../rules/all.ts';
import type { Problem, Rule, Severity } from '../rules/rule.ts';
import { lineOf } from '../yaml/lines.ts';

/** What decides which problems count, besides the document's own comments and annotations. */
export type Control = Pick<Settings, 'target' | 'rules'> & {
  /** What comments of the whole file ask for, in whatever document of it they stand. */
  readonly ignoredInFile: readonly Ignore[];
};

/** Those of a file's wishes that reach all of its documents. */
export function fileIgnores(documents: readonly ManifestDocument[]): readonly Ignore[] {
  return documents.flatMap((it) => ignoresIn(it).filter(({ reach }) => reach.kind === 'file'));
}

/**
 * Of all that is wrong in a document, what the person asked to hear, with the severity they gave it, in the order of
 * the text.
 * Where Kubernetes and podman both object to one span, the graver of the two speaks, and tells of the other.
 */
export function judge(
  found: readonly Problem[],
  document: ManifestDocument,
  { target, rules, ignoredInFile }: Control,
): readonly Problem[] {
  const ignores = [...ignoredInFile, ...ignoresIn(document)];
  const heard = found
    .filter((it) => countsFor(target, it))
    .flatMap((it) => levelled(it, rules))
    .filter((it) => !ignores.some((ignore) => silences(ignore, it, document)));
  return withoutEchoes(heard, target).toSorted((a, b) => a.span.start - b.span.start);
}

/**
 * The rules of which a person with these settings may hear: `judge` passes over whatever others find.
 * The default settings silence nearly half of them, and asking those took half of the time of all.
 */
export function heardRules({ target, rules }: Pick<Settings, 'target' | 'rules'>): readonly Rule[] {
  return allRules.filter(
    ({ code, level, only }) =>
      (rules[code] ?? level) !== 'off' && !(target === 'podman' && only === 'kubernetes'),
  );
}

function countsFor(target: Settings['target'], { voice, also }: Problem): boolean {
  if (voice === 'kubernetes') return target !== 'podman' || also === 'podman';
  return voice !== 'podman' || target !== 'kubernetes';
}

/** The problem with the severity it is to have; nothing where its rule is off. */
function levelled(problem: Problem, rules: Settings['rules']): Problem[] {
  const level = rules[problem.code] ?? (quietCodes.has(problem.code) ? 'off' : problem.severity);
  return level === 'off' ? [] : [{ ...problem, severity: level }];
}

/** Whether the person doesn't want to hear of it there. That a document is no YAML at all can't be ignored. */
function silences({ codes, reach }: Ignore, { code, span }: Problem, document: ManifestDocument): boolean {
  if (code === 'yaml-syntax') return false;
  switch (reach.kind) {
    case 'file':
      return codes.length === 0 || names();
    case 'line':
      return names() && lineOf(document.outline.lines, span.start) === reach.line;
    case 'object':
      return names() && reach.span.start <= span.start && span.end <= reach.span.end;
    case 'nothing':
      return false;
  }

  function names(): boolean {
    return codes.some((it) => it.text === code);
  }
}

/**
 * Leaves out what is said of a span in the other engine's voice: Kubernetes and podman often object to one mistake,
 * each in its way. The graver of the two stays and tells of the other.
 */
function withoutEchoes(problems: readonly Problem[], target: Settings['target']): readonly Problem[] {
  const own = target === 'podman' ? 'podman' : 'kubernetes';
  const leads = new Map<string, Problem>();
  const engines = problems.filter(({ voice }) => voice === 'kubernetes' || voice === 'podman');
  for (const it of engines) {
    const lead = leads.get(placeOf(it));
    if (!lead || loudness(it) > loudness(lead)) leads.set(placeOf(it), it);
  }
  const echoes = engines.filter((it) => leads.get(placeOf(it))?.voice !== it.voice);
  if (echoes.length === 0) return problems;
  return problems.flatMap((it) => {
    if (echoes.includes(it)) return [];
    if (leads.get(placeOf(it)) !== it) return [it];
    return [echoes.filter((echo) => placeOf(echo) === placeOf(it)).reduce(withEcho, it)];
  });

  /** At equal severity someone is helped more by what knows a way out, then by what is said of their own engine. */
  function loudness({ severity, voice, fixes }: Problem): number {
    return 4 * ranks[severity] + (fixes?.length ? 2 : 0) + (voice === own ? 1 : 0);
  }
}

/** The problem with what another one of its span says, and with the ways to mend that. */
function withEcho(problem: Problem, { span, message, fixes = [] }: Problem): Problem {
  const known = new Set(problem.fixes?.map((it) => it.title));
  return {
    ...problem,
    related: [...(problem.related ?? []), { span, message }],
    fixes: [...(problem.fixes ?? []), ...fixes.filter((it) => !known.has(it.title))],
  };
}

function placeOf({ span }: Problem): string {
  return `${span.start}-${span.end}`;
}

const ranks = { hint: 0, information: 1, warning: 2, error: 3 } as const satisfies Record<Severity, number>;
