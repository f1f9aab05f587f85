import {
  also,
  configMap,
  image,
  metadata,
  name,
  pod,
  secret,
  secretName,
  spec,
  type Case,
} from './manifests.ts';

/** What podman says while it reads a manifest, of names, and of variables. */
export const complaintsOfReading: readonly Case[] = [
  ['a field of a wrong type', pod(`ports: [{ containerPort: <|"80"|> }]`)],
  ['a text where a list must be', pod('args: <|a b|>')],
  ['a map where a list must be', pod('<|env|>: { A: b }')],
  ['a text where a boolean must be', spec('hostNetwork: <|"true"|>')],
  ['a number with decimals', spec('terminationGracePeriodSeconds: <|1.5|>')],
  ['an amount that is none', pod('resources: { limits: { memory: <|64MB|> } }')],
  ['a key that is there twice', `${pod('tty: false')}      <|tty: true|>\n`],
  ['a tab', `apiVersion: v1\nkind: Pod\nmetadata:\n\t<|name: a|>\n`],
  ['a kind that podman does not play', 'apiVersion: v1\nkind: <|Service|>\nmetadata: { name: a }\n'],
  ['ConfigMaps alone', 'apiVersion: v1\nkind: <|ConfigMap|>\nmetadata: { name: a }\n'],
  [
    'data that is not encoded',
    pod('tty: true') + also(`kind: Secret\nmetadata: { name: s }\ndata: { a: <|"?!"|> }`),
  ],
  [
    'a folder that is written in one text',
    pod('volumeMounts: []', 'volumes: [{ name: v, hostPath: <|/tmp|> }]'),
  ],
  ['a probe whose command is one text', pod('livenessProbe: { exec: { command: <|"true"|> } }')],
  ['ports as Compose has them', pod('ports:\n        - <|8080:80|>')],
  ['a list in a list', pod('args: [a, <|[b]|>]')],
  [
    'settings in settings',
    pod('tty: true') + also('kind: ConfigMap\nmetadata: { name: m }\ndata: { a: 1, <|c|>: { d: e } }'),
  ],
  ['labels in labels', metadata(`{ name: ${name}, labels: { a: b, <|c|>: { d: e } } }`)],
  ['a moment that is none', metadata(`{ name: ${name}, creationTimestamp: <|yesterday|> }`)],
  ['a unit there is not', pod('resources: { limits: { memory: <|64mi|> } }')],
  [
    'a size of a claim that is none',
    pod('tty: true') +
      also(
        'kind: PersistentVolumeClaim\nmetadata: { name: v }\nspec: { resources: { requests: { storage: <|1GB|> } } }',
      ),
  ],
  [
    'a size of an empty folder that is none',
    pod('', 'volumes: [{ name: v, emptyDir: { sizeLimit: <|1GB|> } }]'),
  ],
  ['what a program was to fill in', pod('tty: true').replace(image, '{{ <|.Values.image|> }}')],
  ['an alias of nothing', pod('args: [<|*x|>]')],
  [
    'data in bytes that is not encoded',
    pod('tty: true') + also('kind: ConfigMap\nmetadata: { name: m }\nbinaryData: { a: <|hunter2|> }'),
  ],
  ['a user that is a text', pod('securityContext: { runAsUser: <|"1000"|> }')],
  // Names
  ['a pod without a name', metadata('{ <|labels|>: { a: b } }')],
  [
    'a workload without a name',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { <|labels|>: {} }\nspec: { template: { spec: { containers: [{ name: a, image: busybox }] } } }\n',
  ],
  ['a pod with an impossible name', metadata('{ name: <|a b|> }')],
  ['a container with an impossible name', pod('tty: true').replace('name: c', 'name: <|a b|>')],
  ['a host with an impossible name', spec('hostname: <|a b|>')],
  ['two containers of one name', `${pod('tty: true')}    - name: <|c|>\n      image: ${image}\n`],
  [
    'two containers without a name',
    pod('tty: true').replace('- name: c\n      image', '- <|image|>') + `    - image: ${image}\n`,
  ],
  [
    'a DaemonSet without a name',
    'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { <|labels|>: {} }\nspec: { template: { spec: { containers: [{ name: a, image: busybox }] } } }\n',
    407,
  ],
  [
    'a Job without a name',
    'apiVersion: batch/v1\nkind: Job\nmetadata: { <|labels|>: {} }\nspec: { template: { spec: { containers: [{ name: a, image: busybox }] } } }\n',
    503,
  ],
  [
    'a claim without a name',
    pod('tty: true') + also('kind: PersistentVolumeClaim\nmetadata: { <|labels|>: {} }\nspec: {}'),
  ],
  [
    'a Secret without a name',
    pod('tty: true') + also('kind: Secret\nmetadata: { <|labels|>: {} }\nstringData: { a: b }'),
  ],
  [
    'a Secret without a name beside a template without one',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { metadata: { labels: {} } } }\n' +
      also('kind: Secret\nmetadata: { <|labels|>: {} }\nstringData: { a: b }'),
  ],
  [
    'a Secret with an impossible name',
    pod('tty: true') + also('kind: Secret\nmetadata: { name: <|a=b|> }\nstringData: { a: b }'),
  ],
  // Images
  ['no image', pod('tty: true').replace(/image: .*/, '<|image|>: ""')],
  ['an image with an impossible name', pod('tty: true').replace(/image: .*/, 'image: <|A:b:c|>')],
  ['an image in capitals', pod('tty: true').replace(/image: .*/, 'image: <|docker.io/library/BusyBox|>')],
  ['a digest that is none', pod('tty: true').replace(/image: .*/, 'image: <|busybox@sha256:abc|>')],
  [
    'an image that is nowhere',
    pod('imagePullPolicy: Never').replace(/image: .*/, 'image: <|localhost/nowhere:1|>'),
  ],
  ['a pull policy there is not', pod('imagePullPolicy: <|Sometimes|>')],
  // Environment
  [
    'a ConfigMap that is not there',
    pod('env: [{ name: X, valueFrom: { configMapKeyRef: { name: <|nope|>, key: a } } }]'),
  ],
  ['a Secret of variables that is not there', pod('envFrom: [{ secretRef: { name: <|nope|> } }]')],
  ['a ConfigMap of variables that is not there', pod('envFrom: [{ configMapRef: { name: <|nope|> } }]')],
  [
    'a key that a ConfigMap lacks',
    pod('env: [{ name: X, valueFrom: { configMapKeyRef: { name: m, key: <|z|> } } }]') + configMap,
  ],
  [
    'a Secret that is not there',
    pod('env: [{ name: X, valueFrom: { secretKeyRef: { name: <|nope|>, key: a } } }]'),
  ],
  [
    'a field of the pod that is not offered',
    pod('env: [{ name: X, valueFrom: { fieldRef: { fieldPath: <|status.podIP|> } } }]'),
  ],
  [
    'a divisor that is not offered',
    pod('env: [{ name: X, valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: <|1Mi|> } } }]'),
  ],
  [
    'a resource that is not offered',
    pod('env: [{ name: X, valueFrom: { resourceFieldRef: { resource: <|limits.ephemeral-storage|> } } }]'),
  ],
  [
    'a key that a Secret lacks',
    pod(`env: [{ name: X, valueFrom: { secretKeyRef: { name: ${secretName}, key: <|z|> } } }]`) + secret,
    404,
  ],
];
