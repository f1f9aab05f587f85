import { annotations, image, metadata, name, pod, spec, volume, type Case } from './manifests.ts';

/** What podman says when it makes and starts containers. */
export const complaintsOfRunning: readonly Case[] = [
  // Probes, init containers, ports, resources, security, net
  ['a probe of a port nobody has', pod('livenessProbe: { httpGet: { port: <|web|> } }'), 404],
  [
    'a probe that starts in the past',
    pod('livenessProbe: { exec: { command: [a] }, initialDelaySeconds: <|-1|> }'),
  ],
  ['an unknown protocol', pod('ports: [{ containerPort: 80, hostPort: 18973, protocol: <|icmp|> }]')],
  ['an address that is none', pod('ports: [{ containerPort: 80, hostPort: 18973, hostIP: <|nope|> }]')],
  [
    'more memory requested than allowed',
    pod('resources: { limits: { memory: 64Mi }, requests: { memory: <|128Mi|> } }'),
    404,
  ],
  ['an unknown capability', pod('securityContext: { capabilities: { add: [<|NOPE|>] } }')],
  [
    'a sysctl that is not allowed',
    spec('securityContext: { sysctls: [{ name: <|vm.swappiness|>, value: "1" }] }'),
    404,
  ],
  ['a name server that is none', spec('dnsConfig: { nameservers: [<|nope|>] }')],
  [
    'an init container with a probe',
    spec(`initContainers: [{ name: i, image: ${image}, <|readinessProbe|>: { exec: { command: [a] } } }]`),
  ],
  [
    'a port of the host that two containers publish',
    pod('ports: [{ containerPort: 80, hostPort: <|18973|> }, { containerPort: 81, hostPort: 18973 }]'),
  ],
  [
    "a port of the host under the host's network",
    pod('ports: [{ containerPort: 80, hostPort: <|18973|> }]', 'hostNetwork: true'),
  ],
  [
    'a capability that is added and dropped',
    pod('securityContext: { capabilities: { add: [NET_ADMIN], drop: [<|NET_ADMIN|>] } }'),
  ],
  [
    'all capabilities added and dropped',
    pod('securityContext: { capabilities: { add: [ALL], drop: [<|ALL|>] } }'),
  ],
  [
    "a sysctl of the network under the host's network",
    spec(
      'hostNetwork: true\n  securityContext: { sysctls: [{ name: <|net.core.somaxconn|>, value: "65535" }] }',
    ),
    405,
  ],
  ['a signal that is none', pod('lifecycle: { stopSignal: <|SIGNOPE|> }'), 506],
  // Annotations
  ['a key of an annotation that is none', annotations('<|"bad key!"|>: x'), 404],
  ['a user namespace there is not', annotations('io.podman.annotations.userns: <|bogus|>'), 404],
  ['a limit without a value', annotations('io.podman.annotations.ulimit: <|nofile|>'), 500],
  ['a sort of limit there is not', annotations('io.podman.annotations.ulimit: <|"bogus=1:2"|>'), 405],
  [
    'annotations that are too long',
    metadata(`{ name: ${name}, <|annotations|>: { a: ${'x'.repeat(262_145)} } }`),
    500,
  ],
  ['a notification there is not', annotations('io.containers.sdnotify: <|bogus|>')],
  ['a yes that is none', annotations('io.podman.annotations.autoremove/c: <|maybe|>'), 407],
  [
    'a sort of init container there is not',
    annotations('io.podman.annotations.init.container.type: <|sometimes|>').replace(
      '  containers:',
      `  initContainers: [{ name: i, image: ${image}, command: ['true'] }]\n  containers:`,
    ),
  ],
  ['a file of system calls that is none', annotations('seccomp.security.alpha.kubernetes.io/pod: <|nope|>')],
  [
    'a file of system calls that is not there',
    annotations('container.seccomp.security.alpha.kubernetes.io/c: <|localhost/nope.json|>'),
  ],
  ['volumes for nobody', annotations('<|io.podman.annotations.volumes-from|>: c'), 500],
  ['volumes of itself', annotations('<|io.podman.annotations.volumes-from/c|>: c'), 500],
  ['volumes from nobody', annotations('<|io.podman.annotations.volumes-from/c|>: ":ro"'), 500],
  ['volumes from too much', annotations('<|io.podman.annotations.volumes-from/c|>: "a:b:c"'), 500],
  [
    'volumes of a container that is not there',
    annotations('<|io.podman.annotations.volumes-from/c|>: nope'),
    500,
  ],
  [
    'an image to mount that is not there',
    annotations('io.podman.annotations.kube.image.volumes.mount/c: <|nope|>'),
    501,
  ],
  // Starting
  ['a command that is not there', pod('tty: true').replace("[sleep, '600']", '[<|nope|>]')],
  ['a command in one text', pod('tty: true').replace("[sleep, '600']", '[<|sleep 600|>]')],
  ['a command that is no program', pod('tty: true').replace("[sleep, '600']", '[<|/etc/passwd|>]')],
  ['a folder to work in that is not there', pod('workingDir: <|/nope|>')],
  ['a folder to work in that is a file', pod('workingDir: <|/etc/passwd|>')],
  ['a folder over a file', volume('emptyDir: {}', '<|/bin/sh|>')],
  ['a user that is out of range', pod('securityContext: { runAsUser: <|3000000000|> }')],
  ['too little memory', pod('resources: { limits: { memory: <|100|> } }')],
  ['a sysctl there is not', spec('securityContext: { sysctls: [{ name: <|net.nope|>, value: "1" }] }'), 405],
  [
    'a value that a sysctl does not take',
    spec('securityContext: { sysctls: [{ name: net.ipv4.ip_forward, value: <|abc|> }] }'),
    405,
  ],
];
