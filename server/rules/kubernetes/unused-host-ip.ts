import type { ManifestDocument } from '../../manifest/document.ts';
import { booleanIn, givenIn, integerIn, mapsIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, warning, type Problem, type Rule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * An address of the host without a port of the host does nothing.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 80
 *               hostIP: 127.0.0.1
 *               ^^^^^^ warning unused-host-ip: 'hostIP' does nothing without 'hostPort'. Add it, or remove this.
 */
export const unusedHostIp: Rule = {
  code: 'unused-host-ip',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec')
      // On the host's network every port is one of the host.
      .filter(({ map }) => booleanIn(map, 'hostNetwork') !== true)
      .flatMap(({ map }) => ['containers', 'initContainers'].flatMap((it) => mapsIn(map, it)))
      .flatMap((it) => mapsIn(it, 'ports'))
      .flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, port: MapNode): Problem | undefined {
  const entry = givenIn(port, 'hostIP');
  const unused = (textIn(port, 'hostIP') ?? '') !== '' && (integerIn(port, 'hostPort') ?? 0n) === 0n;
  if (!entry || !unused || (givenIn(port, 'hostPort') && integerIn(port, 'hostPort') === undefined)) {
    return undefined;
  }
  const message = "'hostIP' does nothing without 'hostPort'. Add it, or remove this.";
  return warning('unused-host-ip', entry.key.span, message, {
    tag: 'unnecessary',
    fixes: fixBy("Remove 'hostIP'", 'unsafe', removeEntry(document, port, entry)),
  });
}
