import type { AnnotationForm, PodmanAnnotation } from './podman-annotations.ts';
import { podmanName } from './podman-names.ts';

/** What podman objects to in an annotation's value, in words that go on after the value; nothing where it takes it. */
export function annotationObjection(
  { form, choices = [], value: takes }: PodmanAnnotation,
  value: string,
): string | undefined {
  if (form === undefined) return undefined;
  return isTaken(form, value, choices) ? undefined : `is refused by podman: write ${takes}`;
}

function isTaken(form: AnnotationForm, value: string, choices: readonly string[]): boolean {
  switch (form) {
    case 'boolean':
      // Go's strconv.ParseBool.
      return /^(?:1|0|[tTfF]|true|TRUE|True|false|FALSE|False)$/.test(value);
    case 'choice':
      return choices.includes(value);
    case 'integer':
      return /^[-+]?\d+$/.test(value);
    case 'name':
      return podmanName(value);
    case 'seccomp':
      return /^(?:runtime\/default|docker\/default|unconfined|localhost\/.*)$/.test(value);
    case 'ulimit':
      return value.split(',').every(isUlimit);
    case 'userns':
      // pkg/specgen/namespaces.go, ParseUserNamespace.
      return /^(?:|auto|keep-id|nomap|host|pod|private|(?:auto|keep-id|ns|container):.*)$/.test(value);
    case 'relabel':
      return /:[zZ]$/.test(value);
    // Which containers there are is for a rule to see.
    case 'volumes-from':
      return true;
  }
}

const ulimits = [
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
];

/** `name=soft[:hard]`, the soft one no greater than the hard one; -1 is without limit (docker/go-units, ParseUlimit). */
function isUlimit(text: string): boolean {
  const [, name = '', soft = '', hard = soft] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? [];
  if (!ulimits.includes(name)) return false;
  return Number(hard) === -1 || (Number(soft) !== -1 && Number(soft) <= Number(hard));
}
