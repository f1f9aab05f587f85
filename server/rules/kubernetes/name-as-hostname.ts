import { fieldsOf } from '../../manifest/fields.ts';
import { isObject } from '../../manifest/object.ts';
import { dnsLabel, dnsName } from '../../schema/names.ts';
import { quoted } from '../../schema/describe.ts';
import { warning, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * A Pod's name that can't be its host name as it is: it has dots, or more than 63 characters
 * (pkg/registry/core/pod/strategy.go, `WarningsOnCreate`).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web.example
 *             ^^^^^^^^^^^ warning name-as-hostname: 'web.example' is the pod's host name too, and a host name has no dots and 63 characters at the most. Use such a name.
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const nameAsHostname: Rule = {
  code: 'name-as-hostname',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, names).flatMap(({ typed }) => {
      const pod = typed.parent?.parent;
      const isPod = pod?.type.kind === 'object' && pod.type.shape.name === 'Pod' && isObject(pod);
      const name = textOf(typed.node) ?? '';
      // That it is no name at all is told by itself.
      if (!isPod || name === '' || dnsName(name) !== undefined) return [];
      const wrong = dnsLabel(name);
      if (wrong === undefined) return [];
      const message = `${quoted(name)} is the pod's host name too, and a host name has no dots and 63 characters at the most. Use such a name.`;
      return [warning('name-as-hostname', typed.node.span, message)];
    }),
};

const names: ReadonlyMap<string, true> = new Map([['ObjectMeta.name', true]]);
