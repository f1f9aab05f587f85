import json from './podman-support.json';

/** An annotation podman knows, and what it does with it (libpod/define/annotations.go; play.go; kube.go; volume.go). */
export type PodmanAnnotation = {
  /** The key without what may follow its slash, such as `io.podman.annotations.ulimit`. */
  readonly key: string;
  readonly place: AnnotationPlace;
  readonly suffix: AnnotationSuffix;
  /** What its value may be, in words that go on after 'takes', such as 'once or always'. */
  readonly value: string;
  /** How its value is read; absent where any text will do. */
  readonly form?: AnnotationForm;
  /** Values to offer: all there are where the form is 'choice', else the beginnings of some. */
  readonly choices?: readonly string[];
  /** The first podman version that reads it, such as '5.0'; absent where 4.0 did. */
  readonly since?: string;
  /** What it does, in a sentence or two. */
  readonly note: string;
};

/**
 * Whose annotations podman looks for it in:
 * - `object`: those of the object itself, a Pod's own and a workload's top-level metadata.
 * - `template`: those of the pod, so a workload's spec.template.metadata.
 * - `claim`: those of a PersistentVolumeClaim.
 * - `podman`: nowhere; podman writes it, or only shows it.
 */
export type AnnotationPlace = (typeof places)[number];

const places = ['object', 'template', 'claim', 'podman'] as const;

/**
 * What follows the key behind a slash:
 * - `none`: nothing.
 * - `container`: a container's name, without which podman doesn't act on it.
 * - `container-allowed`: a container's name, or nothing for all containers.
 * - `pod`: the pod's name, or nothing.
 */
export type AnnotationSuffix = (typeof suffixes)[number];

const suffixes = ['none', 'container', 'container-allowed', 'pod'] as const;

/** How podman reads a value, and so what it refuses. */
export type AnnotationForm = (typeof forms)[number];

const forms = [
  'boolean',
  'choice',
  'integer',
  'name',
  'relabel',
  'seccomp',
  'ulimit',
  'userns',
  'volumes-from',
] as const;

/** Every annotation podman knows, in the order they are offered. */
export function podmanAnnotations(): readonly PodmanAnnotation[] {
  return rows.map(readRow);
}

/** A key of someone's annotations that is one of podman's; `owner` is what follows its slash, and may be empty. */
export type AnnotationKey = { readonly annotation: PodmanAnnotation; readonly owner?: string };

/** What podman takes a key such as `io.containers.sdnotify/web` for; nothing where it doesn't know it. */
export function podmanAnnotation(key: string): AnnotationKey | undefined {
  const exact = rows.find((it) => it.key === key);
  if (exact) return { annotation: readRow(exact) };
  const above = rows.find((it) => it.suffix !== 'none' && key.startsWith(`${it.key}/`));
  return above && { annotation: readRow(above), owner: key.slice(above.key.length + 1) };
}

type Row = {
  readonly key: string;
  readonly place: string;
  readonly suffix: string;
  readonly value: string;
  readonly form?: string;
  readonly choices?: readonly string[];
  readonly since?: string;
  readonly note: string;
};

const rows: readonly Row[] = json.annotations;

function readRow({ form, ...row }: Row): PodmanAnnotation {
  return {
    ...row,
    place: oneOf(places, row.place),
    suffix: oneOf(suffixes, row.suffix),
    ...(form === undefined ? {} : { form: oneOf(forms, form) }),
  };
}

function oneOf<const T extends string>(known: readonly T[], text: string): T {
  const found = known.find((it) => it === text);
  if (found === undefined) {
    throw new Error(`podman-support.json says ${text}, not one of ${known.join(', ')}.`);
  }
  return found;
}
