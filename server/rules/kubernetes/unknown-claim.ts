import { quoted } from '../../schema/describe.ts';
import { changeTo, warning, type CrossRule } from '../rule.ts';
import { guess, undeclared } from '../../symbols/undeclared.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A PersistentVolumeClaim that no manifest of the workspace declares: a pod in a cluster waits until there is one.
 * podman needs none, since it takes the volume of that name or makes it (volume.go, VolumeFromPersistentVolumeClaim).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: db
 *     spec:
 *       containers:
 *         - name: db
 *           image: docker.io/library/postgres:17
 *           volumeMounts:
 *             - name: data
 *               mountPath: /var/lib/postgresql/data
 *       volumes:
 *         - name: data
 *           persistentVolumeClaim:
 *             claimName: db-dta
 *                        ^^^^^^ information unknown-claim: No manifest here declares the PersistentVolumeClaim 'db-dta'. Did you mean 'db-data'?
 *     ---
 *     apiVersion: v1
 *     kind: PersistentVolumeClaim
 *     metadata:
 *       name: db-data
 *     spec:
 *       accessModes: [ReadWriteOnce]
 *       resources:
 *         requests:
 *           storage: 1Gi
 */
export const unknownClaim: CrossRule = {
  code: 'unknown-claim',
  check: (document, around) =>
    undeclared(around, 'claim').map((it) => {
      const { mention, meant } = it;
      const advised = guess(it, 'The pod waits until the cluster has it.');
      const message = `No manifest here declares the PersistentVolumeClaim ${quoted(mention.text)}. ${advised}`;
      const fixes = changeTo(meant, (name) => nameEdit(document, mention, name));
      return warning('unknown-claim', mention.span, message, { severity: 'information', fixes });
    }),
};
