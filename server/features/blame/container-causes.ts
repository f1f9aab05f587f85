import type { Cause } from './cause.ts';
import { container, keys, lacking, preferably, values, within } from './seek.ts';
import { readImage } from '../../schema/image.ts';

const images = 'Container.image';
const configMaps =
  'ConfigMapVolumeSource.name ConfigMapKeySelector.name ConfigMapEnvSource.name ConfigMapProjection.name';
const secrets = 'SecretVolumeSource.secretName SecretKeySelector.name SecretEnvSource.name';
const handlers = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** What is said while containers are made (pkg/specgen/generate/kube/kube.go, ToSpecGen). */
export const containerCauses: readonly Cause[] = [
  {
    pattern: /container "?([^"\s]+?)"? is missing the required 'image'/,
    seek: ([, text = '']) => [preferably(text, lacking('Container', 'image')), container(text)],
  },
  { pattern: /parsing reference "([^"]+)"/, seek: ([, text = '']) => [values(images, text)] },
  {
    pattern: /invalid reference format|repository name must be lowercase/,
    seek: () => [values(images, (it) => it !== '' && !readImage(it))],
  },
  {
    pattern: /unsupported pull policy "([^"]*)"/,
    seek: ([, text = '']) => [values('Container.imagePullPolicy', (it) => it.toLowerCase() === text)],
  },
  {
    pattern: /key "?([^"\s]+)"? not found in configmap/i,
    seek: ([, text = '']) => [values('ConfigMapKeySelector.key', text)],
  },
  {
    pattern: /secret "?\S+?"? has(?: not|n't) "?([^"\s]+?)"? key/i,
    seek: ([, text = '']) => [values('SecretKeySelector.key', text)],
  },
  {
    pattern: /(?:no such ConfigMap "([^"]+)"|configmap "?([^"\s]+)"? not found)/i,
    seek: ([, volume = '', map = '']) => [values(configMaps, volume || map)],
  },
  {
    // A Secret of which `podman secret create` knows, and which is no manifest; in 4.3 no Secret that was played is JSON.
    pattern: /secret "?(\S+?)"? is not valid JSON/i,
    seek: ([, text = '']) => [values(secrets, text)],
  },
  {
    pattern: /no secret with name or id "([^"]+)"/i,
    seek: ([, text = '']) => [values(secrets, text)],
  },
  {
    pattern: /env (\S+?)\. Reason: (?:fieldPath (\S+)|divisor value (\S+)|resource (\S+))/,
    seek: ([, variable = '', field = '', divisor = '', resource = '']) => [
      values('ObjectFieldSelector.fieldPath', field),
      values('ResourceFieldSelector.divisor', divisor),
      values('ResourceFieldSelector.resource', resource),
      within('EnvVar', variable),
    ],
  },
  {
    pattern: /cannot set env "?(\S+?)"?: /,
    seek: ([, text = '']) => [within('EnvVar', text, 'EnvVar.valueFrom')],
  },
  {
    pattern:
      /failed to configure (\w+Probe): (?:unknown port: (\S+)|healthcheck-(start-period|interval|timeout|retries))?/,
    seek: ([, probe = '', port = '', time = '']) => [
      ...(port === '' ? [] : [values('HTTPGetAction.port TCPSocketAction.port', port)]),
      ...(time === 'start-period' ? [values('Probe.initialDelaySeconds', (it) => it.startsWith('-'))] : []),
      keys(`Container.${probe}`),
    ],
  },
  {
    pattern: /cannot create an init container that has either of lifecycle/,
    seek: () => [
      (document) =>
        keys(handlers.map((it) => `Container.${it}`).join(' '))(document).filter((span) =>
          document.typed.some((it) => it.path.includes('initContainers') && it.entry?.key.span === span),
        ),
    ],
  },
  {
    pattern: /unrecognized protocol "([^"]+)"/,
    seek: ([, text = '']) => [values('ContainerPort.protocol', text)],
  },
  {
    pattern: /invalid IP address "([^"]+)" in port/,
    seek: ([, text = '']) => [values('ContainerPort.hostIP', text)],
  },
  {
    pattern: /PortMappings can only be used with/,
    seek: () => [values('ContainerPort.hostPort'), values('ContainerPort.containerPort')],
  },
  {
    pattern:
      /cannot expose privileged port (\d+)|port(?: mapping)?\D{0,4}(\d+)(?:\/\w*)? .*(?:conflict|already)/,
    seek: ([, privileged = '', taken = '']) => [values('ContainerPort.hostPort', privileged || taken)],
  },
  {
    pattern: /minimum memory limit cannot be less than memory reservation/,
    seek: () => [values('ResourceRequirements.requests{}', (it) => it !== ''), keys('Container.resources')],
  },
  {
    pattern: /"(?:CAP_)?(\w+)": unknown capability/,
    seek: ([, text = '']) => [values('Capabilities.add[] Capabilities.drop[]', isCapability(text))],
  },
  {
    pattern: /capability "(?:CAP_)?(\w+)" cannot be dropped and added/,
    seek: ([, text = '']) => [
      values('Capabilities.drop[]', isCapability(text)),
      values('Capabilities.add[]', isCapability(text)),
    ],
  },
  {
    pattern: /adding all caps and removing all caps/,
    seek: () => [values('Capabilities.drop[]', isCapability('ALL'))],
  },
  { pattern: /sysctl '?([\w.]+)/, seek: ([, text = '']) => [values('Sysctl.name', text)] },
  {
    pattern: /invalid IP address <nil>|bad nameserver/,
    seek: () => [values('PodDNSConfig.nameservers[]', (it) => !/^[\d.]+$|:/.test(it))],
  },
  { pattern: /invalid signal: (\S+)/i, seek: ([, text = '']) => [values('Lifecycle.stopSignal', text)] },
  {
    pattern: /no such ID|unable to find user|lookup user/,
    seek: () => [values('SecurityContext.runAsUser PodSecurityContext.runAsUser')],
  },
];

function isCapability(name: string): (text: string) => boolean {
  return (text) => text.toUpperCase().replace(/^CAP_/, '') === name.toUpperCase();
}
