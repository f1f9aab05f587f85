import { also, metadata, name, pod, secret, secretName, spec, volume } from './manifests.ts';

/** What podman complains of only where something has been done before, or with an option. */
export type Staged = {
  readonly what: string;
  readonly marked: string;
  /** The arguments of podman's before, with what it reads or what Secret it is told. */
  readonly before?: readonly Step[];
  readonly flags?: readonly string[];
  /** The text of a file of ConfigMaps beside the manifest. */
  readonly configMaps?: string;
  /** The first podman that plays it: 504 is 5.4. */
  readonly until?: number;
};

export type Step = { readonly args: readonly string[]; readonly input?: string; readonly secret?: string };

/** The variable of the environment with a Secret that podman is to keep. */
export const secretVariable = 'PODWRIGHT_TEST_SECRET';

const playing = ['kube', 'play', '-'];
const immutable = (marked: string) =>
  pod('tty: true') +
  also(`kind: Secret\nimmutable: true\nmetadata: { name: ${marked} }\nstringData: { a: b }`);
/** Keeps a Secret without a manifest of it. */
const byHand = (text: string): readonly Step[] => [
  { args: ['secret', 'create', '--env', secretName, secretVariable], secret: text },
];
const variable = (secretKey: string) =>
  pod(`env: [{ name: X, valueFrom: { secretKeyRef: { ${secretKey} } } }]`);

export const stagedComplaints: readonly Staged[] = [
  {
    what: 'a pod that is there',
    marked: metadata(`{ name: <|${name}|> }`),
    before: [{ args: playing, input: pod('tty: true') }],
  },
  {
    what: 'a Secret that is there and must not change',
    marked: immutable(`<|${secretName}|>`),
    before: [{ args: playing, input: immutable(secretName) }],
  },
  {
    what: 'a volume of a Secret made by hand',
    marked: volume(`secret: { secretName: <|${secretName}|> }`),
    before: byHand('hush'),
  },
  {
    what: 'a variable of a Secret made by hand',
    marked: variable(`name: <|${secretName}|>, key: a`),
    before: byHand('hush'),
  },
  {
    what: 'variables of a Secret made by hand',
    marked: pod(`envFrom: [{ secretRef: { name: <|${secretName}|> } }]`),
    before: byHand('hush'),
  },
  {
    what: 'a key that a Secret made by hand lacks',
    marked: variable(`name: ${secretName}, key: <|z|>`),
    before: byHand('{"a": "Yg=="}'),
  },
  {
    what: 'a volume of a Secret that does not say whether it is optional',
    marked: volume(`secret: { <|secretName|>: ${secretName} }`) + secret,
    until: 404,
  },
  {
    what: 'a ConfigMap that is in two files',
    marked: pod('tty: true') + also('kind: ConfigMap\nmetadata: { name: <|m|> }\ndata: { a: b }'),
    configMaps: 'kind: ConfigMap\napiVersion: v1\nmetadata: { name: m }\n',
  },
  {
    what: 'names of machines in a hosts file that there is none of',
    marked: spec('<|hostAliases|>: [{ ip: 10.0.0.9, hostnames: [db] }]'),
    flags: ['--no-hosts'],
  },
];

/**
 * What podman says where no test can bring it to it: why not, its words, and the manifest in which the place is marked.
 * Warnings with which it plays all the same, such as that of replicas, are no complaints.
 */
export const unprovoked: readonly (readonly [why: string, says: string, marked: string])[] = [
  [
    'the tests run as root, who may have all ports',
    "Error: rootlessport cannot expose privileged port 80, you can add 'net.ipv4.ip_unprivileged_port_start=80' to /etc/sysctl.conf",
    pod('ports: [{ containerPort: 80, hostPort: <|80|> }]'),
  ],
  [
    'it needs a podman on another machine',
    'Error: importing volumes is not supported for remote requests',
    pod('tty: true') +
      also(
        'kind: PersistentVolumeClaim\nmetadata: { name: v, annotations: { <|volume.podman.io/import-source|>: a.tar } }\nspec: {}',
      ),
  ],
  [
    'podman says so from 5.6 on',
    'Error: invalid signal: SIGNOPE',
    pod('lifecycle: { stopSignal: <|SIGNOPE|> }'),
  ],
  [
    'podman says so from 5.8 on',
    'Error: container "c" is missing the required \'image\' field',
    pod('tty: true').replace(/image: .*/, '<|image|>: ""'),
  ],
  [
    'both podmen choke on such a Secret before',
    'Error: failed to create volume "v": only secrets created via the kube yaml file are supported',
    volume(`secret: { secretName: <|${secretName}|> }`),
  ],
];
