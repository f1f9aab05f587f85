import { givenIn, writtenMapsOf } from '../../manifest/find.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Rule } from '../rule.ts';

/**
 * A Secret on podman 4.3, which leaves the values of `data` in base64 and reads no `stringData` (seen on 4.3.1).
 *
 *     # podman 4.3
 *     apiVersion: v1
 *     kind: Secret
 *     metadata:
 *       name: db
 *     stringData:
 *     ^^^^^^^^^^ warning podman-raw-secret: podman 4.3 reads no 'stringData', so these keys are missing.
 *       password: secret
 */
export const podmanRawSecret: Rule = {
  code: 'podman-raw-secret',
  check: (document, { podman }) => {
    if (!isOlder(podman, '4.4')) return [];
    return writtenMapsOf(document, 'Secret').flatMap(({ map }) =>
      ['data', 'stringData'].flatMap((name) => {
        const entry = givenIn(map, name);
        if (!entry) return [];
        const message =
          name === 'data'
            ? `podman ${podman} hands out what stands here as it is, in base64.`
            : `podman ${podman} reads no 'stringData', so these keys are missing.`;
        return [podmanSays('podman-raw-secret', 'warning', entry.key.span, message)];
      }),
    );
  },
};
