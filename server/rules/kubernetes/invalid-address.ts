import { replaceValue } from '../../manifest/edits.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { addressFields, usualAddress } from '../../schema/addresses.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';

/**
 * An IP address that none is, or that is written in a form Kubernetes takes no longer.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostAliases:
 *         - ip: 127.000.000.001
 *               ^^^^^^^^^^^^^^^ error invalid-address: '127.000.000.001' has a number that begins with 0. Write '127.0.0.1'.
 *           hostnames: [db.example.com]
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const invalidAddress: Rule = {
  code: 'invalid-address',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, addressFields).flatMap(({ typed: { node, field }, row: read }) => {
      const isText = node.kind === 'scalar' && scalarKind(node) === 'string';
      // An empty field counts as none; an empty item is one.
      if (!isText || (node.text === '' && field)) return [];
      const wrong = read(node.text);
      if (wrong === undefined) return [];
      const usual = read(usualAddress(node.text) ?? '') === undefined ? usualAddress(node.text) : undefined;
      const fixes =
        usual === undefined ? [] : fixBy(`Write '${usual}'`, 'safe', replaceValue(document, node, usual));
      const advice = usual === undefined ? '' : ` Write '${usual}'.`;
      return [refusal('invalid-address', node.span, `${quoted(node.text)} ${wrong}.${advice}`, { fixes })];
    }),
};
