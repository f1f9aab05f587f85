import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { setEntry } from '../../manifest/edits.ts';
import { booleanIn, entryIn, mapIn, mapsIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import type { Entry, MapNode } from '../../yaml/tree.ts';

/**
 * Containers of Windows that run as processes of the host: all of a pod are or none is, on the host's network.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       securityContext:
 *         windowsOptions:
 *           hostProcess: true
 *           ^^^^^^^^^^^^^^^^^ error host-process: A pod with hostProcess containers needs 'hostNetwork: true'.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const hostProcess: Rule = {
  code: 'host-process',
  only: 'kubernetes',
  check: (document) => writtenMapsOf(document, 'PodSpec').flatMap((it) => check(document, it)),
};

type Said = { readonly value: boolean; readonly entry: Entry };

function check(document: ManifestDocument, { map, path }: Found): Problem[] {
  const ofPod = saidBy(map);
  const containers = ['containers', 'initContainers'].flatMap((it) => mapsIn(map, it)).map(saidBy);
  const clashing = containers.filter((it) => it && ofPod && it.value !== ofPod.value);
  const clashes = clashing.flatMap((it) => (it && ofPod ? clash(it, ofPod) : []));
  const inEffect = containers.map((it) => it ?? ofPod);
  const host = inEffect.find((it) => it?.value);
  if (!host || isBroken(document, map)) return clashes;
  const mixed = clashes.length === 0 && inEffect.some((it) => !it?.value);
  return [
    ...clashes,
    ...(mixed ? [mixture(host, path)] : []),
    ...(booleanIn(map, 'hostNetwork') === true ? [] : [lonely(document, map, path, host)]),
  ];
}

/** What a pod or a container says of hostProcess. */
function saidBy(map: MapNode): Said | undefined {
  const context = mapIn(map, 'securityContext');
  const options = context && mapIn(context, 'windowsOptions');
  const value = options && booleanIn(options, 'hostProcess');
  const entry = options && entryIn(options, 'hostProcess');
  return entry && value !== undefined ? { value, entry } : undefined;
}

function clash({ entry }: Said, ofPod: Said): Problem {
  const message = `The pod says 'hostProcess: ${ofPod.value}', and so must its containers.`;
  const related = [{ span: ofPod.entry.span, message: 'This is what the pod says.' }];
  return refusal('host-process', entry.span, message, { related });
}

function mixture({ entry }: Said, path: Found['path']): Problem {
  const message = 'Either all containers of a pod are hostProcess containers or none is.';
  return refusal('host-process', entry.span, message, { path });
}

function lonely(document: ManifestDocument, map: MapNode, path: Found['path'], { entry }: Said): Problem {
  const message = "A pod with hostProcess containers needs 'hostNetwork: true'.";
  return refusal('host-process', entry.span, message, {
    path: [...path, 'hostNetwork'],
    fixes: fixBy("Set 'hostNetwork: true'", 'unsafe', setEntry(document, map, 'hostNetwork', true)),
  });
}
