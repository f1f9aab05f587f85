import { mapIn, mapsIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { refusal, warning, type Problem, type Rule } from '../rule.ts';
import type { MapNode, ScalarNode } from '../../yaml/tree.ts';

/**
 * Two files of one volume at one path, or one within the other.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       volumes:
 *         - name: config
 *           projected:
 *             sources:
 *               - configMap: { name: a, items: [{ key: a, path: app.conf }] }
 *               - configMap: { name: b, items: [{ key: b, path: app.conf }] }
 *                                                               ^^^^^^^^ error overlapping-paths: Another file of this volume is at 'app.conf'. Give this one another path.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const overlappingPaths: Rule = {
  code: 'overlapping-paths',
  only: 'kubernetes',
  check: (document) => writtenMapsOf(document, 'Volume').flatMap(({ map }) => check(map)),
};

type File = {
  readonly path: ScalarNode;
  /** Whether the API server refuses another at the same path, rather than warning of it (validateProjectionSources). */
  readonly strict: 'strict' | 'loose';
};

function check(volume: MapNode): Problem[] {
  const files = filesIn(volume);
  return files.flatMap((file, index) => {
    const others = files.slice(0, index).filter((it) => it.path !== file.path);
    const same = others.find((it) => it.path.text === file.path.text);
    const near = same ?? others.find((it) => isWithin(it.path.text, file.path.text));
    return near ? [problem(file, near)] : [];
  });
}

function problem(file: File, other: File): Problem {
  const related = [{ span: other.path.span, message: 'This is the other file.' }];
  if (file.path.text !== other.path.text) {
    const message = `One of ${quoted(other.path.text)} and ${quoted(file.path.text)} is a folder of the other. Give one of them another path.`;
    return warning('overlapping-paths', file.path.span, message, { related });
  }
  const message = `Another file of this volume is at ${quoted(file.path.text)}. Give this one another path.`;
  const strict = file.strict === 'strict' && other.strict === 'strict';
  return (strict ? refusal : warning)('overlapping-paths', file.path.span, message, { related });
}

/** The paths at which a volume's files are to be, as far as it tells them. */
function filesIn(volume: MapNode): readonly File[] {
  const projected = mapIn(volume, 'projected');
  const single = ['configMap', 'secret', 'downwardAPI'].flatMap((it) => mapIn(volume, it) ?? []);
  return [
    ...single.flatMap((it) => mapsIn(it, 'items')).flatMap((it) => fileOf(it, 'loose')),
    ...(projected ? mapsIn(projected, 'sources') : []).flatMap(projectedFiles),
  ];
}

function projectedFiles(source: MapNode): readonly File[] {
  const listed = ['configMap', 'secret', 'downwardAPI'].flatMap((it) => mapIn(source, it) ?? []);
  const bundle = mapIn(source, 'clusterTrustBundle');
  const token = mapIn(source, 'serviceAccountToken');
  return [
    ...listed.flatMap((it) => mapsIn(it, 'items')).flatMap((it) => fileOf(it, 'strict')),
    ...(bundle ? fileOf(bundle, 'strict') : []),
    ...(token ? fileOf(token, 'loose') : []),
  ];
}

function fileOf(map: MapNode, strict: File['strict']): readonly File[] {
  const path = scalarIn(map, 'path');
  return path && path.text !== '' ? [{ path, strict }] : [];
}

/** Whether one path is a folder in which the other is. */
function isWithin(a: string, b: string): boolean {
  const folder = (it: string): string => `${it.replace(/(?<!\/)\/+$/, '')}/`;
  return a !== b && (folder(a).startsWith(folder(b)) || folder(b).startsWith(folder(a)));
}
