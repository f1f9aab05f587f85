import { givenIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { isObject } from '../../manifest/object.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * An object that says no namespace, or the default one, where everyone's things lie together. podman knows none.
 *
 *     metadata:
 *     ^^^^^^^^ information practice-default-namespace: It comes to be in the default namespace. Set 'namespace'.
 *       name: web
 */
export const practiceDefaultNamespace: Rule = {
  code: 'practice-default-namespace',
  level: 'off',
  check: (document) =>
    writtenMapsOf(document, 'ObjectMeta').flatMap(({ entry, map, parent }) => {
      const namespace = textIn(map, 'namespace') ?? '';
      if (!parent || !isObject(parent) || (namespace !== '' && namespace !== 'default')) return [];
      const span = givenIn(map, 'namespace')?.value.span ?? entry?.key.span ?? map.span;
      const message = "It comes to be in the default namespace. Set 'namespace'.";
      return [advice('practice-default-namespace', 'information', span, message)];
    }),
};
