import { booleanIn, givenIn, mapsIn, scalarIn, textIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A part of the host that the container may change.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           volumeMounts:
 *             - name: site
 *                     ^^^^ information practice-writable-host-path: The container may change 'site' on the host. Set 'readOnly: true' unless it has to.
 *               mountPath: /site
 *       volumes:
 *         - name: site
 *           hostPath:
 *             path: /srv/site
 */
export const practiceWritableHostPath: Rule = {
  code: 'practice-writable-host-path',
  level: 'off',
  check: (document) =>
    podsOf(document).flatMap(({ containers, spec }) => {
      const ofHost = mapsIn(spec.map, 'volumes')
        .filter((it) => givenIn(it, 'hostPath'))
        .map((it) => textIn(it, 'name'));
      return containers
        .flatMap(({ map }) => mapsIn(map, 'volumeMounts'))
        .flatMap((mount) => {
          const name = scalarIn(mount, 'name');
          const options = (textIn(mount, 'mountPath') ?? '').split(':')[1]?.split(',') ?? [];
          const isReadOnly = booleanIn(mount, 'readOnly') === true || options.includes('ro');
          if (!name || isReadOnly || !ofHost.includes(name.text)) return [];
          const message = `The container may change '${name.text}' on the host. Set 'readOnly: true' unless it has to.`;
          return [advice('practice-writable-host-path', 'information', name.span, message)];
        });
    }),
};
