import { isObject } from '../../manifest/object.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSupport } from '../../schema/podman.ts';
import type { Placed } from '../../symbols/names.ts';
import { podmanSays, type CrossRule } from '../rule.ts';
import { entryOf, resolved, textOf } from '../../yaml/tree.ts';

/**
 * A file of which podman plays nothing, and says so (play.go, PlayKube). ConfigMaps alone are for --configmap, and
 * since 5.7 several files can be played together.
 *
 *     apiVersion: batch/v1
 *     kind: CronJob
 *           ^^^^^^^ error podman-nothing-to-play: podman refuses this file: there is nothing in it that it plays.
 *     metadata:
 *       name: report
 */
export const podmanNothingToPlay: CrossRule = {
  code: 'podman-nothing-to-play',
  facts: [contentOf],
  check: (document, { here, names, podman }) => {
    const file = names.among(contentOf, files).get(here.uri);
    // It is told once, at the first object.
    if (file?.first.start !== here.start || file.templated) return [];
    const { kinds } = file;
    const kind = entryOf(document.parsed.root, 'kind')?.value;
    if (!kind || kinds.length === 0 || kinds.some((it) => isPlayed(it, podman))) return [];
    const code = 'podman-nothing-to-play';
    if (kinds.every((it) => it === 'ConfigMap')) {
      const message =
        'podman plays no ConfigMap by itself. Put it into the file of its pod, or play that with --configmap.';
      return [podmanSays(code, 'information', kind.span, message)];
    }
    return kinds.every((it) => helpers.has(it))
      ? [podmanSays(code, 'information', kind.span, 'podman plays nothing of this file by itself.')]
      : [
          podmanSays(
            code,
            'error',
            kind.span,
            'podman refuses this file: there is nothing in it that it plays.',
          ),
        ];
  },
};

type PlayedFile = {
  /** The document of its first object, which may have moved since. */
  readonly first: Placed<Content>['at'];
  /** Each once. */
  readonly kinds: readonly string[];
  readonly templated: boolean;
};

/** What stands in each file, by its URI; what is no object for sure is passed over. */
function files(contents: readonly Placed<Content>[]): ReadonlyMap<string, PlayedFile> {
  const found = new Map<string, PlayedFile>();
  for (const { at, fact } of contents) {
    const file = found.get(at.uri) ?? { first: at, kinds: [], templated: false };
    found.set(at.uri, {
      first: at.start < file.first.start ? at : file.first,
      kinds: [...new Set([...file.kinds, ...fact.kinds])],
      templated: file.templated || fact.templated,
    });
  }
  return found;
}

type Content = Pick<PlayedFile, 'kinds' | 'templated'>;

function contentOf(document: ManifestDocument): readonly Content[] {
  return document.identity.certain ? [{ kinds: kindsIn(document), templated: document.templated }] : [];
}

/** Kinds that only help others run, so that they may well stand in a file of their own. */
const helpers: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Endpoints',
  'LimitRange',
  'Namespace',
  'PersistentVolume',
  'ResourceQuota',
  'Service',
  'ServiceAccount',
]);

/** The kinds of a document's objects: of a `List`, those of its items. */
function kindsIn({ identity, parsed, typed }: ManifestDocument): readonly string[] {
  const nodes = identity.shape ? typed.filter(isObject).map((it) => it.node) : [parsed.root];
  const kinds = nodes.flatMap((it) => textOf(entryOf(it && resolved(it), 'kind')?.value) ?? []);
  return kinds[0] === 'List' && kinds.length > 1 ? kinds.slice(1) : kinds;
}

function isPlayed(kind: string, podman: string): boolean {
  const { support, since } = podmanSupport(kind, []) ?? {};
  return kind !== 'ConfigMap' && kind !== 'List' && support === 'yes' && !isOlder(podman, since ?? '4.0');
}
