import { quoted } from '../../schema/describe.ts';
import { advice, changeTo, type CrossRule } from '../rule.ts';
import { guess, undeclared } from '../../symbols/undeclared.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A ConfigMap that no manifest of the workspace declares. A cluster may have it; podman keeps none, and refuses a pod
 * whose ConfigMaps are neither in the file it plays nor given to it with --configmap (play.go, playKubePod).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           envFrom:
 *             - configMapRef:
 *                 name: setings
 *                       ^^^^^^^ information unknown-config-map: No manifest here declares the ConfigMap 'setings'. Did you mean 'settings'?
 *     ---
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: settings
 */
export const unknownConfigMap: CrossRule = {
  code: 'unknown-config-map',
  check: (document, around) =>
    undeclared(around, 'config-map').map((it) => {
      const { mention, meant } = it;
      const advised = guess(
        it,
        'podman needs it in the file it plays or by --configmap; a cluster may have it.',
      );
      const message = `No manifest here declares the ConfigMap ${quoted(mention.text)}. ${advised}`;
      const fixes = changeTo(meant, (name) => nameEdit(document, mention, name));
      return advice('unknown-config-map', 'information', mention.span, message, { fixes });
    }),
};
