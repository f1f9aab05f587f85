import { entryIn, isNull, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanSays, type Rule } from '../rule.ts';

/**
 * A variable without a name, or with an '=' in it, of which podman makes another one (kube.go, ToSpecGen).
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
 *             - name: A=B
 *                     ^^^ warning podman-odd-variable: podman makes the variable 'A' of it, with a value that begins with 'B='. Take the '=' out.
 *               value: c
 */
export const podmanOddVariable: Rule = {
  code: 'podman-odd-variable',
  check: (document) =>
    writtenMapsOf(document, 'EnvVar').flatMap(({ map }) => {
      const name = scalarIn(map, 'name');
      const code = 'podman-odd-variable';
      if (name && name.text !== '') {
        const [variable = '', ...rest] = name.text.split('=');
        if (rest.length === 0) return [];
        const message = `podman makes the variable ${quoted(variable)} of it, with a value that begins with ${quoted(`${rest.join('=')}=`)}. Take the '=' out.`;
        return [podmanSays(code, 'warning', name.span, message)];
      }
      const place = entryIn(map, 'name')?.key ?? map.entries.find((it) => !isNull(it.value))?.key;
      return place
        ? [podmanSays(code, 'warning', place.span, 'podman makes a variable without a name of it. Name it.')]
        : [];
    }),
};
