import type { Choices } from './choices.ts';
import { freeName, freePort } from './free.ts';
import { appPort, type Pod } from './pod.ts';
import type { Sharing } from './share.ts';
import type { ContainerPlan, PortHole, Variables } from './variant.ts';
import { booleanIn } from '../manifest/find.ts';
import type { Content } from '../yaml/content.ts';

/** The numbers that a container's ports get in a pod, by the names they have in its plan. */
export type Ports = ReadonlyMap<string, number>;

/** Ports that nothing else of the pod listens at. */
export function portsOf({ ports = [], env = {} }: ContainerPlan, pod: Pod): Ports {
  const taken = new Set([...pod.ports, ...Object.values(env).flatMap((it) => assumedPort(it, pod))]);
  const numbers = new Map<string, number>();
  for (const it of ports) {
    const number = freePort(it.number, taken);
    taken.add(number);
    numbers.set(it.name, number);
  }
  return numbers;
}

/** Variables as a container's `env` lists them. */
export function envOf(variables: Variables, pod: Pod, ports: Ports): readonly Content[] {
  return Object.entries(variables).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : String(portOf(value, pod, ports)),
  }));
}

/** The container as it is written into a pod: each key only where it has something to say. */
export function containerOf(
  plan: ContainerPlan,
  pod: Pod,
  ports: Ports,
  sharing: Sharing | undefined,
  choices: Choices,
): Content {
  const declared = declaredPorts(plan, pod, ports, choices);
  const user = plan.user === undefined ? {} : { runAsUser: plan.user };
  return {
    name: freeName(plan.name, pod.containerNames),
    image: plan.image,
    ...(plan.env && { env: envOf(plan.env, pod, ports) }),
    command: plan.command,
    ...(declared.length > 0 && { ports: declared }),
    resources: { limits: plan.limits },
    securityContext: { ...user, allowPrivilegeEscalation: false },
    ...(plan.alive && { livenessProbe: { exec: { command: plan.alive } } }),
    ...(sharing && { volumeMounts: [sharing.own] }),
  };
}

/** Published on the host where the pod publishes others: there somebody asks from outside, by podman or by one node. */
function declaredPorts(
  { ports = [] }: ContainerPlan,
  pod: Pod,
  numbers: Ports,
  { takenHostPorts = new Set() }: Choices,
): readonly Content[] {
  // On the host's network each port is the host's already.
  const publishes = pod.publishes && booleanIn(pod.spec.map, 'hostNetwork') !== true;
  return ports
    .filter((it) => it.reach === 'pod')
    .map(({ name, number }) => {
      const containerPort = numbers.get(name) ?? number;
      const hostPort = freePort(containerPort, pod.hostPorts, takenHostPorts);
      return { name: freeName(name, pod.portNames, 15), containerPort, ...(publishes && { hostPort }) };
    });
}

function portOf(hole: PortHole, pod: Pod, ports: Ports): number {
  return 'port' in hole ? (ports.get(hole.port) ?? 0) : (appPort(pod.main) ?? hole.appPort);
}

/** The port at which the app is taken to listen where it declares none. */
function assumedPort(value: string | PortHole, pod: Pod): readonly number[] {
  return typeof value === 'string' || 'port' in value || appPort(pod.main) ? [] : [value.appPort];
}
