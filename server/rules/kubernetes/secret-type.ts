import { isBroken } from '../../manifest/document.ts';
import { entryIn, mapIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { decodeBase64 } from '../../schema/formats.ts';
import { secretTypes, type SecretNeeds } from '../../schema/secret-types.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { mergedEntries } from '../../yaml/parse.ts';
import { textOf, type Entry, type MapNode } from '../../yaml/tree.ts';

/**
 * A Secret of a type that needs certain keys, without them.
 *
 *     apiVersion: v1
 *     kind: Secret
 *     metadata:
 *       name: web
 *     type: kubernetes.io/tls
 *           ^^^^^^^^^^^^^^^^^ error secret-type: A Secret of this type needs 'tls.key' in 'data' or 'stringData'.
 *     stringData:
 *       tls.crt: |
 *         -----BEGIN CERTIFICATE-----
 */
export const secretType: Rule = {
  code: 'secret-type',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'Secret').flatMap((it) => {
      const needs = secretTypes.get(textIn(it.map, 'type') ?? '');
      return needs && !isBroken(document, it.map) ? check(it, needs) : token(it);
    }),
};

/** What the keys hold, as far as it can be read: text of its own goes before what is encoded. */
function contents({ map }: Found): ReadonlyMap<string, string | undefined> {
  return new Map([
    ...entriesIn(map, 'data').map((it) => [it.key.text, decodeBase64(textOf(it.value) ?? '')] as const),
    ...entriesIn(map, 'stringData').map((it) => [it.key.text, textOf(it.value)] as const),
  ]);
}

function entriesIn(map: MapNode, key: string): readonly Entry[] {
  const data = mapIn(map, key);
  return data ? mergedEntries(data) : [];
}

function check(found: Found, needs: SecretNeeds): Problem[] {
  const held = contents(found);
  const missing = needs.keys.filter((it) => !held.has(it) || (needs.filled && held.get(it) === ''));
  const type = entryIn(found.map, 'type');
  const enough = needs.any ? missing.length < needs.keys.length : missing.length === 0;
  if (!enough && type) {
    const choice = missing.map((it) => `'${it}'`).join(needs.any ? ' or ' : ' and ');
    const message = `A Secret of this type needs ${choice} in 'data' or 'stringData'.`;
    const path = [...found.path, 'data', missing[0] ?? ''];
    return [refusal('secret-type', type.value.span, message, { path })];
  }
  return needs.json ? needs.keys.flatMap((it) => noJson(found, it, held.get(it))) : [];
}

function noJson({ map }: Found, key: string, text: string | undefined): Problem[] {
  if (text === undefined || isJsonObject(text)) return [];
  const entry = ['stringData', 'data'].flatMap((it) => entriesIn(map, it)).find((it) => it.key.text === key);
  const message = `A Secret of this type holds JSON in '${key}', and this is none.`;
  return entry ? [refusal('secret-type', entry.value.span, message)] : [];
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    // Text that is no JSON is just what is asked for.
    return false;
  }
}

/** A token's Secret names its service account in an annotation. */
function token({ map, path }: Found): Problem[] {
  if (textIn(map, 'type') !== 'kubernetes.io/service-account-token') return [];
  const key = 'kubernetes.io/service-account.name';
  const annotations = mapIn(mapIn(map, 'metadata') ?? map, 'annotations');
  const type = entryIn(map, 'type');
  if (!type || (annotations && (textIn(annotations, key) ?? '') !== '')) return [];
  const message = `A Secret of this type needs the annotation '${key}' with the account's name.`;
  return [
    refusal('secret-type', type.value.span, message, { path: [...path, 'metadata', 'annotations', key] }),
  ];
}
