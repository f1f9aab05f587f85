import { fieldsOf } from '../../manifest/fields.ts';
import { isBroken } from '../../manifest/document.ts';
import { isNull } from '../../manifest/find.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A variable that is to come from nowhere: podman makes it empty without a word (kube.go, envVarValue).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: MODE
 *               valueFrom: {}
 *               ^^^^^^^^^ warning podman-empty-variable: podman makes the variable empty: nothing says where its value comes from.
 */
export const podmanEmptyVariable: Rule = {
  code: 'podman-empty-variable',
  check: (document) =>
    fieldsOf(document, sources).flatMap(({ typed: { entry, node } }) => {
      const map = resolved(node);
      if (!entry || map?.kind !== 'map' || isBroken(document, map)) return [];
      if (map.entries.some((it) => !isNull(it.value))) return [];
      const message = 'podman makes the variable empty: nothing says where its value comes from.';
      return [podmanSays('podman-empty-variable', 'warning', entry.key.span, message)];
    }),
};

const sources: ReadonlyMap<string, true> = new Map([['EnvVar.valueFrom', true]]);
