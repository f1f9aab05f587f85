/** What is wrong, and the manifest in which the place of it is marked; with the first podman that says so: 504 is 5.4. */
export type Case = readonly [what: string, marked: string, since?: number];

/** The image of all their containers. */
export const image = 'docker.io/library/busybox:1.37';

/** All pods of these manifests have this name. */
export const name = 'podwright-test-complaint';

/** A pod of one container, with more fields of the container and of the pod's spec. */
export const pod = (container: string, spec = '') =>
  `kind: Pod\napiVersion: v1\nmetadata: { name: ${name} }\nspec:\n${spec === '' ? '' : `  ${spec}\n`}  containers:\n` +
  `    - name: c\n      image: ${image}\n      command: [sleep, '600']\n      ${container}\n`;
export const spec = (text: string) => pod('tty: false', text);
export const metadata = (text: string) => spec('restartPolicy: Never').replace(`{ name: ${name} }`, text);
export const annotations = (text: string) => metadata(`{ name: ${name}, annotations: { ${text} } }`);
export const volume = (text: string, mount = '/v') =>
  pod(`volumeMounts: [{ name: v, mountPath: ${mount} }]`, `volumes: [{ name: v, ${text} }]`);
export const also = (text: string) => `---\napiVersion: v1\n${text}\n`;
export const configMap = also(`kind: ConfigMap\nmetadata: { name: m }\ndata: { a: b }`);

/** A Secret that is left behind. */
export const secretName = 'podwright-test-complaint-secret';
export const secret = also(`kind: Secret\nmetadata: { name: ${secretName} }\nstringData: { a: b }`);
