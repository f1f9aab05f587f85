import { longest, type ManifestDocument } from '../manifest/document.ts';
import { isObjectList } from '../manifest/identity.ts';
import { codes, crossRules, rules, tooLongCode } from '../rules/all.ts';
import type { Around, Problem, Setting } from '../rules/rule.ts';

/**
 * Everything wrong in a document by itself, in the order of the text, with offsets from the document's start; by those
 * rules that are `asked`.
 * Silent for what is no Kubernetes object and for templates, which are YAML only once they are filled in.
 */
export function diagnose(
  document: ManifestDocument,
  setting: Omit<Setting, 'codes'>,
  asked = rules,
): readonly Problem[] {
  if (!isOurs(document) || document.templated) return [];
  if (document.text.length > longest) return [tooLong(document)];
  const known = { ...setting, codes };
  const found = asked.flatMap((it) => it.check(document, known));
  return found.filter((it) => it.code === 'yaml-syntax' || !nearBreak(document, it)).toSorted(byStart);
}

/** Everything wrong in a document that takes other documents, or what runs on this machine, to see. */
export function diagnoseAround(document: ManifestDocument, around: Around): readonly Problem[] {
  if (!isOurs(document) || document.templated || document.text.length > longest) return [];
  const found = crossRules.flatMap((it) => it.check(document, around));
  return found.filter((it) => !nearBreak(document, it)).toSorted(byStart);
}

function tooLong({ text, outline }: ManifestDocument): Problem {
  const span = outline.root?.twigs[0]?.head ?? { start: 0, end: 0 };
  const size = (text.length / 1_000_000).toFixed(1);
  const message = `This document has ${size} million characters, so it is not checked. Kubernetes takes no object over 1 MiB.`;
  return { code: tooLongCode, voice: 'yaml', severity: 'information', span, message };
}

/** Whether the document is an object of a kind we know, a bare list of them, or one of Kubernetes' own groups. */
function isOurs({ identity, parsed, schema }: ManifestDocument): boolean {
  if (isObjectList(parsed.root, schema)) return true;
  if (!identity.certain) return false;
  return (
    identity.shape !== undefined ||
    (identity.apiVersion !== undefined && schema.kindsIn(identity.apiVersion) !== undefined)
  );
}

/** What stands on the line of a syntax error is misread, so nothing else is said of it. */
function nearBreak({ parsed, text }: ManifestDocument, problem: Problem): boolean {
  return parsed.problems.some(({ span }) => {
    const from = text.lastIndexOf('\n', span.start - 1) + 1;
    const to = text.indexOf('\n', span.end);
    return problem.span.end >= from && (to === -1 || problem.span.start <= to);
  });
}

function byStart(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
