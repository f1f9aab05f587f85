/**
 * What a row of the Pods view is: plain data, in which nothing from outside is more than text.
 */
import { markdown, oneLine } from '../../text.ts';

/**
 * `context` is what `when` clauses of menus know as `viewItem`:
 * - `pod.STATE`: created, starting, running, degraded, paused, exited, dead
 * - `container.STATE`: created, running, paused, stopping, exited, removing, unknown; `container.infra` for the one
 *   that podman itself puts into a pod
 * - `port`, `mount`, `variable`, `variable.masked`, `variable.shown`: what is inside a container
 * - `manifest`: the file a pod comes from
 * - `volume`, `secret`, `network`; `network.usual` for the one that can't be removed
 * - `group.KIND` and `parts.KIND`: rows that only hold others
 * - `failure`, `notice`: rows that say how the list came about
 *
 * `id` is what commands get: podman's own id of a pod or container, `volume/NAME`, `secret/NAME`, `network/NAME`,
 * CONTAINER`/port/`NUMBER`/`PROTOCOL (of the host), CONTAINER`/mount/`PATH, CONTAINER`/variable/`NAME.
 */
export type Row = {
  /** Stays whatever happens to what the row shows, and so do the row's place, selection and expansion. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown, in which names can't be more than text; empty for the description once more. */
  readonly tooltip: string;
  /** A product icon of VS Code and the theme colour for it. */
  readonly icon: { readonly name: string; readonly color?: string };
  readonly context: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether it can be unfolded, even while it holds no rows: some are asked for when a person looks. */
  readonly folds: boolean;
  readonly rows: readonly Row[];
  /** What a click opens. */
  readonly opens?: Place;
};

/** A line of a file. */
export type Place = {
  readonly uri: string;
  /** The path a person knows it by. */
  readonly name: string;
  /** Zero-based. */
  readonly line: number;
};

/** What is asked of podman only while a person looks at it. */
export type Asked<T> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

export type Look = { readonly word: string; readonly icon: string; readonly color?: string };

export const green = 'charts.green';
export const yellow = 'charts.yellow';
export const red = 'charts.red';
export const grey = 'disabledForeground';

export function icon(look: Omit<Look, 'word'>): Row['icon'] {
  return { name: look.icon, ...(look.color === undefined ? {} : { color: look.color }) };
}

/** A row without others. The texts are made to be only read; what a screen reader says begins with `kind`. */
export function leaf(row: {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly context: string;
  readonly tooltip?: string;
  readonly opens?: Place;
}): Row {
  const [label, description] = [oneLine(row.label), oneLine(row.description)];
  return {
    ...{ id: row.id, label, description, context: row.context, tooltip: row.tooltip ?? '' },
    icon: { name: row.icon },
    spoken: [`${row.kind} ${label}`.trim(), description].filter((it) => it !== '').join(', '),
    folds: false,
    rows: [],
    ...(row.opens === undefined ? {} : { opens: row.opens }),
  };
}

/** The rows of what was asked for; a row in their place while podman has not answered, or has none. */
export function askedRows<T>(
  id: string,
  asked: Asked<T> | undefined,
  rows: (value: T) => readonly Row[],
): readonly Row[] {
  // Every container has this one before someone looks into it: it is made but once.
  if (asked === undefined || asked.kind === 'asking') return [{ ...askingRow, id: `${id}/asked` }];
  if (asked.kind === 'known') return rows(asked.value);
  return [
    leaf({
      ...{ id: `${id}/asked`, kind: '', label: 'podman did not say', description: asked.message },
      ...{ icon: 'error', context: 'notice' },
    }),
  ];
}

const askingRow = leaf({
  ...{ id: '', kind: '', label: 'Asking podman…', description: '' },
  ...{ icon: 'loading~spin', context: 'notice' },
});

/** A tooltip: a title and lines of `name: value`, those without a value left out. */
export function facts(title: string, table: readonly (readonly [string, string | undefined])[]): string {
  return [
    `**${markdown(title)}**`,
    '',
    ...table
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => `${name}: ${markdown(value ?? '')}  `),
  ].join('\n');
}

/** '2026-01-02 03:01:05 UTC'; `time` is in milliseconds since 1970. */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
