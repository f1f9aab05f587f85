import type { ManifestDocument } from '../../manifest/document.ts';
import { isBroken } from '../../manifest/document.ts';
import { setEntry } from '../../manifest/edits.ts';
import { entryIn, givenIn, mapIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import type { MapNode, Path } from '../../yaml/tree.ts';

/**
 * A pod template whose restartPolicy its workload doesn't take: pods of a Deployment or DaemonSet run for good, and
 * those of a Job come to an end.
 *
 *     apiVersion: batch/v1
 *     kind: Job
 *     metadata:
 *       name: migrate
 *     spec:
 *       template:
 *         spec:
 *         ^^^^ error template-restart-policy: The pods of a Job need the restartPolicy 'Never' or 'OnFailure'.
 *           containers:
 *             - name: migrate
 *               image: docker.io/library/busybox:1.36
 */
export const templateRestartPolicy: Rule = {
  code: 'template-restart-policy',
  only: 'kubernetes',
  check: (document) =>
    [...policies].flatMap(([shape, allowed]) =>
      writtenMapsOf(document, shape).flatMap((it) => {
        const onlyNever = shape === 'JobSpec' && givenIn(it.map, 'podFailurePolicy') !== undefined;
        return check(document, it.map, it.path, shape, onlyNever ? ['Never'] : allowed);
      }),
    ),
};

/** ValidatePodTemplateSpecForReplicaSet, ValidateDaemonSetSpec, validateJobSpec. */
const policies: ReadonlyMap<string, readonly string[]> = new Map([
  ['DeploymentSpec', ['Always']],
  ['DaemonSetSpec', ['Always']],
  ['JobSpec', ['Never', 'OnFailure']],
]);

const known: ReadonlySet<string> = new Set(['Always', 'Never', 'OnFailure']);

function check(
  document: ManifestDocument,
  workload: MapNode,
  path: Path,
  shape: string,
  allowed: readonly string[],
): Problem[] {
  const template = mapIn(workload, 'template');
  const holder = template && entryIn(template, 'spec');
  const spec = template && mapIn(template, 'spec');
  if (!holder || !spec || isBroken(document, spec)) return [];
  const entry = givenIn(spec, 'restartPolicy');
  const policy = entry ? (textIn(spec, 'restartPolicy') ?? 'Always') : 'Always';
  // That a value is none of restartPolicy's at all, and that the key is misspelt, is told as such.
  const toldElsewhere = entry ? !known.has(policy) && policy !== '' : isMisspelt(document, spec);
  if (toldElsewhere || allowed.includes(policy === '' ? 'Always' : policy)) return [];
  const choice = allowed.map((it) => `'${it}'`).join(' or ');
  const kind = shape.replace(/Spec$/, '');
  const message = `The pods of a ${kind} need the restartPolicy ${choice}.`;
  const fixes = allowed.flatMap((it) =>
    fixBy(`Set 'restartPolicy: ${it}'`, 'unsafe', setEntry(document, spec, 'restartPolicy', it)),
  );
  const full = [...path, 'template', 'spec', 'restartPolicy'];
  return [
    refusal('template-restart-policy', entry?.value.span ?? holder.key.span, message, { path: full, fixes }),
  ];
}

function isMisspelt(document: ManifestDocument, spec: MapNode): boolean {
  const shape = document.typed.find((it) => it.node === spec)?.type;
  return (
    shape?.kind === 'object' &&
    [...unknownKeys(document, spec, shape.shape).values()].includes('restartPolicy')
  );
}
