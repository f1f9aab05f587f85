import type { NameKind } from './mention.ts';
import type { Target } from '../protocol.ts';
import { dataKey, dnsLabel, dnsName, labelValue, portName, type NameReader } from '../schema/names.ts';

/** What a sort of name is called in a sentence. */
export const nameWords: Readonly<Record<NameKind, string>> = {
  container: 'container',
  volume: 'volume',
  port: 'port',
  'config-map': 'ConfigMap',
  secret: 'Secret',
  claim: 'PersistentVolumeClaim',
  key: 'key',
  'service-account': 'ServiceAccount',
  variable: 'variable',
  label: 'label value',
};

/**
 * What is wrong with a new name of some kind, as a sentence; nothing where it is right.
 * Who only plays with podman may use what podman takes and Kubernetes doesn't, such as `my_app`.
 */
export function wrongName(kind: NameKind, name: string, target: Target): string | undefined {
  if (name === '') return 'A name may not be empty.';
  const read = (target === 'podman' ? podmanFormats[kind] : undefined) ?? kubernetesFormats[kind];
  const wrong = read(name);
  return wrong === undefined ? undefined : `'${name}' ${wrong}.`;
}

const kubernetesFormats: Readonly<Record<NameKind, NameReader>> = {
  container: dnsLabel,
  volume: dnsLabel,
  port: portName,
  'config-map': dnsName,
  secret: dnsName,
  claim: dnsName,
  key: dataKey,
  'service-account': dnsName,
  variable: expandableName,
  label: labelValue,
};

/** podman checks names of what it makes itself (libpod/define/config.go, NameRegex). */
const podmanFormats: Readonly<Partial<Record<NameKind, NameReader>>> = {
  container: podmanName,
  volume: podmanName,
  'config-map': podmanName,
  secret: podmanName,
  claim: podmanName,
};

function podmanName(name: string): string | undefined {
  if (!/^[a-zA-Z0-9]/.test(name)) return 'must begin with a letter or digit';
  return /^[a-zA-Z0-9_.-]*$/.test(name)
    ? undefined
    : "has more than letters, digits, '_', '.' and '-', which podman refuses";
}

/**
 * Kubernetes takes nearly any printable text as a variable's name, but shells and `$(NAME)` in prose don't: what we
 * write is what every version takes (`IsEnvVarName`).
 */
function expandableName(name: string): string | undefined {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)
    ? undefined
    : "must have letters, digits, '_', '-' and '.' alone, and not begin with a digit";
}
