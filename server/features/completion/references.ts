import { about } from './names.ts';
import { offerAt, type Asked, type Completion } from './offer.ts';
import { scalarIn } from '../../manifest/find.ts';
import { candidatesAt, nameSlotAt } from '../../symbols/candidates.ts';
import { siteAt } from '../../symbols/walk.ts';
import { placeOf } from '../../manifest/fields.ts';
import type { Writing } from '../../yaml/place.ts';
import { subjectAt } from '../../yaml/subject.ts';
import type { Path } from '../../yaml/tree.ts';

/** The longest name that is looked for before the cursor. */
const longest = 300;

/**
 * The variables that a `$(NAME)` at the cursor may mean, in command and args and wherever else Kubernetes puts their
 * values; nothing where the cursor is in no reference. `$$` is a dollar that stands for itself.
 */
export function references(asked: Asked): readonly Completion[] {
  const { document, offset } = asked;
  const before = document.text.slice(Math.max(0, offset - longest), offset);
  const begun = /(?<!\$)(?:\$\$)*(\$(?:\([\w.-]*)?)$/.exec(before)?.[1];
  const subject = begun === undefined ? undefined : subjectAt(document.text, document.outline, offset);
  if (begun === undefined || subject?.role !== 'value') return [];
  const rest = begun === '$' ? '' : (/^[\w.-]*\)?/.exec(document.text.slice(offset))?.[0] ?? '');
  const replaced = { start: offset - begun.length, end: offset + rest.length };
  return variablesAt(asked, subject.path, { replaced, lead: '', trail: '', style: 'block' });
}

function variablesAt(asked: Asked, path: Path, writing: Writing): readonly Completion[] {
  const site = siteAt(asked.document, path);
  const own = site?.parent?.node.kind === 'map' ? scalarIn(site.parent.node, 'name')?.text : undefined;
  // kube.go, envVarValue: podman takes an environment variable's value as it stands.
  const isLeft = site && placeOf(site) === 'EnvVar.value' && asked.known.target !== 'kubernetes';
  return asked.readings().flatMap((document) =>
    nameSlotAt(document, path)?.stands !== 'variables'
      ? []
      : candidatesAt(document, asked.known.reach, path)
          .filter(({ mention }) => mention.text !== own)
          .map((it) => ({
            ...offerAt(asked, writing, {
              label: `$(${it.mention.text})`,
              sort: 'name',
              ...about(document, it),
              ...(isLeft && { detail: 'podman leaves it as it is' }),
              insert: [`$(${it.mention.text})`],
            }),
            // With its bracket it is written, and Enter begins the next line.
            filter: `$(${it.mention.text}`,
          })),
  );
}
