import { quoted } from '../../schema/describe.ts';
import type { Mention } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import { podmanSays, type Around, type CrossRule, type Problem } from '../rule.ts';

/**
 * A ConfigMap or Secret that stands in another file: podman looks for ConfigMaps in what it plays at once and in what
 * it is given with --configmap, and for Secrets also among those it has (play.go, playKubePod; kube.go, envVarValue).
 * Since 5.7 it plays several files at once.
 *
 *     # file pod.yaml
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
 *                 name: site
 *                       ^^^^ information podman-other-file: The ConfigMap 'site' stands in config.yaml. Play both files together, or this one with --configmap.
 *     # file config.yaml
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: site
 */
export const podmanOtherFile: CrossRule = {
  code: 'podman-other-file',
  check: (document, around) =>
    mentionsIn(document)
      .filter(({ kind, role, optional }) => isSource(kind) && role === 'refers' && !optional)
      .flatMap((it) => check(it, around) ?? []),
};

function isSource(kind: Mention['kind']): boolean {
  return kind === 'config-map' || kind === 'secret';
}

function check(mention: Mention, { here, names }: Around): Problem | undefined {
  // Registries' credentials are passed over.
  if (mention.path.includes('imagePullSecrets')) return undefined;
  const declared = names.declarations({ at: here, mention });
  const [other] = declared;
  if (!other || declared.some(({ at }) => at.uri === here.uri)) return undefined;
  const file = decodeURIComponent(other.at.uri.split('/').at(-1) ?? '');
  const name = quoted(mention.text);
  const message =
    mention.kind === 'config-map'
      ? `The ConfigMap ${name} stands in ${file}. Play both files together, or this one with --configmap.`
      : `The Secret ${name} stands in ${file}. Play that file before this one, or both together.`;
  const place = { uri: other.at.uri, start: other.at.start };
  return podmanSays('podman-other-file', 'information', mention.span, message, {
    related: [{ span: other.mention.span, message: 'It stands here.', place }],
  });
}
