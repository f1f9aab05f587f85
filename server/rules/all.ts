import type { ManifestDocument } from '../manifest/document.ts';
import { declaredNames } from '../symbols/names.ts';
import { findReachingOut } from '../symbols/reach.ts';
import { kubernetesCrossRules, kubernetesRules } from './kubernetes/all.ts';
import { podmanCrossRules, podmanRules } from './podman/all.ts';
import { practiceCrossRules, practiceRules } from './practice/all.ts';
import type { CrossRule, Rule } from './rule.ts';

/** Every rule, by the voice it has, each in the order of their codes. */
export const rules: readonly Rule[] = [...kubernetesRules, ...podmanRules, ...practiceRules];

/** Every rule that looks beyond its document, likewise. */
export const crossRules: readonly CrossRule[] = [
  ...kubernetesCrossRules,
  ...podmanCrossRules,
  ...practiceCrossRules,
];

/** What rules ask of all documents, and all that need be kept of one that isn't open. */
export const facts: readonly ((document: ManifestDocument) => unknown)[] = [
  declaredNames,
  findReachingOut,
  ...crossRules.flatMap((it) => it.facts ?? []),
];

/** What a document that is not checked at all is reported by, which no rule can do (features/diagnostics.ts). */
export const tooLongCode = 'document-too-long';

/** What rules are called by in settings and in comments that silence them. */
export const codes: readonly string[] = [...[...rules, ...crossRules].map((it) => it.code), tooLongCode];

/** The rules that speak only where they are given a severity. */
export const quietCodes: ReadonlySet<string> = new Set(
  [...rules, ...crossRules].filter((it) => it.level === 'off').map((it) => it.code),
);
