import { isObject } from '../manifest/object.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { isOlder } from '../schema/podman-version.ts';
import { podmanSupport } from '../schema/podman.ts';
import { podmanSays, type CrossRule } from './rule.ts';
import { entryOf, resolved, textOf } from '../yaml/tree.ts';

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
  check: (document, { here, reach, podman }) => {
    const file = [here, ...reach]
      .filter((it) => it.uri === here.uri && it.document.identity.certain)
      .toSorted((a, b) => a.start - b.start);
    // It is told once, at the first object.
    if (file[0] !== here || file.some((it) => it.document.templated)) return [];
    const kinds = file.flatMap((it) => kindsIn(it.document));
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
