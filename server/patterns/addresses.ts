import { listIn, mapsIn, textIn } from '../manifest/find.ts';
import { entryOf, type MapNode, type ScalarNode } from '../yaml/tree.ts';

/** A place outside of the pod that variables of a container tell: a URL, or a host with its port in or beside it. */
export type Address = {
  /** What tells what it is for: the name of a URL's variable, and of a host's what stands before `_HOST`. */
  readonly name: string;
  /** That of a URL. */
  readonly scheme?: string;
  readonly host: string;
  readonly port?: number;
  readonly told: readonly Told[];
  /** The variable that would tell the port, where nothing does. */
  readonly portName?: string;
};

/** A variable's value, and what it is where the address is another one. */
export type Told = {
  readonly item: MapNode;
  readonly value: ScalarNode;
  readonly becomes: (other: {
    readonly host: string;
    readonly port: number;
    readonly scheme?: string;
  }) => string;
};

type Variable = { readonly name: string; readonly item: MapNode; readonly value: ScalarNode };

/** `jdbc:postgresql://user:password@host:5432/app`; what the user is called may come from another variable. */
const url =
  /^(?<jdbc>jdbc:)?(?<scheme>[a-z][a-z0-9]*)(?<driver>\+(?!srv:)\w+)?:\/\/(?<user>[^@/\s]*@)?(?<host>[\w.-]+)(?::(?<port>\d{1,5}))?(?<rest>[/?#;][^@\s]*)?$/i;

const hostName = /^(?<stem>.*?[^_])(?<between>_*)(?:HOST|HOSTNAME|ADDRESS|ADDR|SERVER)$/i;
const hostValue = /^(?<host>[a-z0-9][\w.-]*)(?::(?<port>\d{1,5}))?$/i;

/** Where a program itself listens. */
const ownName = /(?:^|_)(?:BIND|LISTEN)(?:_|$)/i;
const ownHost = /^(?:localhost|127\..*|0\.0\.0\.0)$/i;

/** The addresses outside of the pod in the values that stand in a container's `env`. */
export function addressesIn(container: MapNode): readonly Address[] {
  const variables = variablesIn(container);
  const names = mapsIn(container, 'env').flatMap((it) => textIn(it, 'name') ?? []);
  return variables
    .flatMap((it) => urlIn(it) ?? hostIn(it, variables, names) ?? [])
    .filter(({ name, host }) => !ownName.test(name) && !ownHost.test(host));
}

/** What an item takes from elsewhere is left out, and so is what has a form of its own. */
function variablesIn(container: MapNode): readonly Variable[] {
  return (listIn(container, 'env')?.items ?? []).flatMap((item) => {
    const name = entryOf(item, 'name')?.value;
    const value = entryOf(item, 'value')?.value;
    if (item.kind !== 'map' || name?.kind !== 'scalar' || value?.kind !== 'scalar') return [];
    return value.style === 'block' || value.tag !== undefined ? [] : [{ name: name.text, item, value }];
  });
}

function urlIn({ name, item, value }: Variable): Address | undefined {
  const {
    jdbc = '',
    scheme = '',
    driver = '',
    user = '',
    host = '',
    port,
    rest = '',
  } = url.exec(value.text)?.groups ?? {};
  // Who looks at the server's certificate finds the right name on it only where it asks the server itself.
  if (host === '' || /\b(?:verify[-_]|ssl=true|tls=true)/i.test(rest)) return undefined;
  return {
    name,
    scheme: scheme.toLowerCase(),
    host,
    ...(port !== undefined && { port: Number(port) }),
    told: [
      {
        item,
        value,
        becomes: (other) =>
          `${jdbc}${other.scheme ?? scheme}${driver}://${user}${other.host}:${other.port}${rest}`,
      },
    ],
  };
}

function hostIn(
  { name, item, value }: Variable,
  variables: readonly Variable[],
  names: readonly string[],
): Address | undefined {
  const { stem, between = '' } = hostName.exec(name)?.groups ?? {};
  const { host, port } = hostValue.exec(value.text)?.groups ?? {};
  if (stem === undefined || host === undefined) return undefined;
  if (port !== undefined) {
    const own: Told = { item, value, becomes: (other) => `${other.host}:${other.port}` };
    return { name: stem, host, port: Number(port), told: [own] };
  }
  const portName = `${stem}${between}${/[a-z]$/.test(name) ? 'port' : 'PORT'}`;
  const own: Told = { item, value, becomes: (other) => other.host };
  const beside = variables.find((it) => it.name === portName);
  if (!names.includes(portName)) return { name: stem, host, told: [own], portName };
  // It may come from a ConfigMap.
  if (!beside || !/^\d{1,5}$/.test(beside.value.text)) return undefined;
  return {
    name: stem,
    host,
    port: Number(beside.value.text),
    told: [own, { item: beside.item, value: beside.value, becomes: (other) => String(other.port) }],
  };
}
