/**
 * Reads a name in one of Kubernetes' formats: gives what is wrong with it as the rest of a sentence that begins with
 * the name (`'web_1' has '_', and only ...`), or nothing where it is right.
 * Lengths are UTF-16 units; the formats allow ASCII alone, so they are bytes too.
 * Sources are functions of apimachinery/pkg/util/validation and pkg/apis/core/validation, Kubernetes 1.36.
 */
export type NameReader = (name: string) => string | undefined;

/** A label of DNS, such as a container's name (`IsDNS1123Label`). */
export function dnsLabel(name: string): string | undefined {
  return (
    longerThan(name, 63) ??
    strayIn(name, /[^a-z0-9-]/u, "a-z, 0-9 and '-'") ??
    (/^[a-z0-9](?:.*[a-z0-9])?$/.test(name) ? undefined : endsWrong)
  );
}

/** A name of DNS with its dots, such as a Pod's name (`IsDNS1123Subdomain`). */
export function dnsName(name: string): string | undefined {
  return (
    longerThan(name, 253) ??
    strayIn(name, /[^a-z0-9.-]/u, "a-z, 0-9, '-' and '.'") ??
    (name.split('.').every((it) => /^[a-z0-9](?:.*[a-z0-9])?$/.test(it)) ? undefined : partWrong(name))
  );
}

/** A search domain: a name of DNS in which `_` may stand too, and a lone dot (`validatePodDNSConfig`). */
export function searchDomain(name: string): string | undefined {
  if (name === '.') return undefined;
  const bare = name.replace(/\.$/, '');
  return (
    longerThan(bare, 253) ??
    strayIn(bare, /[^a-z0-9._-]/u, "a-z, 0-9, '-', '_' and '.'") ??
    (bare.split('.').every((it) => /^[a-z0-9_](?:.*[a-z0-9_])?$/.test(it)) ? undefined : partWrong(bare))
  );
}

/** The key of a label, such as `app` or `example.com/app` (`IsQualifiedName`). */
export function labelKey(key: string): string | undefined {
  const parts = key.split('/');
  if (parts.length > 2) return "may have one '/' at the most";
  const [prefix, name] = parts.length === 2 ? [parts[0], parts[1] ?? ''] : [undefined, key];
  if (prefix === '') return "lacks a prefix before its '/'";
  const wrongPrefix = prefix === undefined ? undefined : dnsName(prefix);
  if (wrongPrefix !== undefined) return `has a prefix that ${wrongPrefix}`;
  if (name === '') return prefix === undefined ? 'is empty' : "lacks a name behind its '/'";
  return longerThan(name, 63) ?? labelText(name);
}

/** The key of an annotation: a label's key, in which capitals may stand everywhere (`ValidateAnnotations`). */
export function annotationKey(key: string): string | undefined {
  return labelKey(key.toLowerCase());
}

/** The value of a label (`IsValidLabelValue`). */
export function labelValue(value: string): string | undefined {
  return value === '' ? undefined : (longerThan(value, 63) ?? labelText(value));
}

/** The name of a port (`IsValidPortName`). */
export function portName(name: string): string | undefined {
  return (
    longerThan(name, 15) ??
    strayIn(name, /[^a-z0-9-]/u, "a-z, 0-9 and '-'") ??
    (/[a-z]/.test(name) ? undefined : 'must have a letter') ??
    (name.includes('--') ? "has '--', and hyphens may not follow each other" : undefined) ??
    (/^-|-$/.test(name) ? endsWrong : undefined)
  );
}

/** The port of a probe as text; a number in quotes is told as such (`ValidatePortNumOrName`). */
export function portReference(name: string): string | undefined {
  return /^[0-9]+$/.test(name) ? undefined : portName(name);
}

/** The name of a kernel parameter, with dots or slashes (`IsValidSysctlName`). */
export function sysctlName(name: string): string | undefined {
  return (
    longerThan(name, 253) ??
    strayIn(name, /[^a-z0-9._/-]/u, "a-z, 0-9, '-', '_', '.' and '/'") ??
    (name.split(/[./]/).every((it) => /^[a-z0-9](?:.*[a-z0-9])?$/.test(it)) ? undefined : partWrong(name))
  );
}

/** The name of a CSI driver: a name of DNS, in which capitals may stand too (`ValidateCSIDriverName`). */
export function driverName(name: string): string | undefined {
  return longerThan(name, 63) ?? dnsName(name.toLowerCase());
}

/** The name of an environment variable (`IsRelaxedEnvVarName`, which holds since 1.34). */
export function variableName(name: string): string | undefined {
  return strayIn(name, /[^ -<>-~]/u, "printable ASCII other than '='");
}

/** The key of a ConfigMap's or Secret's data (`IsConfigMapKey`). */
export function dataKey(key: string): string | undefined {
  if (key === '') return 'is empty';
  if (key === '.') return 'stands for a folder, and a key is the name of a file';
  if (key.startsWith('..')) return "may not begin with '..'";
  return longerThan(key, 253) ?? strayIn(key, /[^A-Za-z0-9._-]/u, "letters, digits, '-', '_' and '.'");
}

/** A name of DNS that may end with a dot, which says that nothing is to be added to it (`ValidateService`). */
export function absoluteName(name: string): string | undefined {
  return dnsName(name.replace(/\.$/, ''));
}

/**
 * The start of a name that the server makes up the rest of; it may end with a hyphen, and what stands
 * before that isn't looked at either (`maskTrailingDash`).
 */
export function nameStart(read: NameReader): NameReader {
  return (start) => read(start.replace(/^(.*).-$/s, '$1a'));
}

/** What must be done before an object goes: a word of Kubernetes' own, or a key with a prefix (`validateKubeFinalizerName`). */
export function finalizer(name: string): string | undefined {
  const isOwn = /^(?:kubernetes|orphan|foregroundDeletion)$/.test(name);
  return isOwn || name.includes('/') ? labelKey(name) : "needs a prefix with a '/', such as 'example.com/'";
}

/** A path below a name of DNS, such as `example.com/controller` (`IsDomainPrefixedPath`). */
export function domainPath(text: string): string | undefined {
  const [domain = '', ...path] = text.split('/');
  if (path.join('/') === '' || domain === '') {
    return "needs a domain and a path, such as 'example.com/controller'";
  }
  const wrong = dnsName(domain);
  if (wrong !== undefined) return `has a domain that ${wrong}`;
  return strayIn(path.join('/'), /[^\w/.~%!$&'()*+,;=:-]/u, 'what paths of addresses have');
}

/** The name of an HTTP header (`IsHTTPHeaderName`). */
export function headerName(name: string): string | undefined {
  return strayIn(name, /[^A-Za-z0-9-]/u, "letters, digits and '-'");
}

/**
 * The name that a wrong one most likely means: in lower case, with hyphens for what may not stand in it, and with its
 * prefix where it has one.
 */
export function mended(name: string, read: NameReader): string | undefined {
  // Nobody who writes '*.example' means 'example'.
  if (name.includes('*')) return undefined;
  const hyphened = name.replace(/[^A-Za-z0-9.-]+/g, '-');
  const lower = hyphened.toLowerCase();
  const [prefix = '', ...rest] = name.split('/').map((it) => trimmed(it.replace(/[^A-Za-z0-9.-]+/g, '-')));
  const tries = [
    `${prefix.toLowerCase()}/${rest.join('-')}`,
    trimmed(hyphened),
    lower.replace(/^[.-]+/, ''),
    trimmed(lower),
    trimmed(lower.replaceAll('.', '-')),
  ];
  return tries.find((it) => it !== '' && read(it) === undefined);
}

function trimmed(name: string): string {
  return name.replace(/^[.-]+|(?<![.-])[.-]+$/g, '');
}

/** Says which character may not stand in a name that has only what `allowed` tells. */
function strayIn(name: string, stray: RegExp, allowed: string): string | undefined {
  const found = stray.exec(name)?.[0];
  return found === undefined ? undefined : `has ${shown(found)}, and only ${allowed} may stand in it`;
}

function shown(character: string): string {
  if (character === ' ') return 'a blank';
  if (/[\p{C}\p{Z}]/u.test(character)) return 'an invisible character';
  return character === "'" ? 'an apostrophe' : `'${character}'`;
}

function longerThan(name: string, most: number): string | undefined {
  return name.length > most
    ? `has ${name.length} characters, and ${most} are allowed at the most`
    : undefined;
}

function labelText(text: string): string | undefined {
  return (
    strayIn(text, /[^A-Za-z0-9._-]/u, "letters, digits, '-', '_' and '.'") ??
    (/^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/.test(text) ? undefined : endsWrong)
  );
}

function partWrong(name: string): string {
  return name.includes('.')
    ? 'must have a letter or digit before and behind each dot, and at its ends'
    : endsWrong;
}

const endsWrong = 'must begin and end with a letter or digit';
