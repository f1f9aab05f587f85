import { commandText } from './commands.ts';
import type { PlainContainer } from './pod.ts';

/** `127.0.0.1:5432`; no port where none is told. */
const address = /(?:\blocalhost|\b127\.0\.0\.1|\[::1\])(?::(\d{1,5})\b)?/g;

/** Variables that tell a program where to listen itself. */
const ownNames = /^(?:HOST|HOSTNAME|ADDRESS|ADDR|IP)$|(?:^|_)(?:LISTEN|BIND)(?:_|$)/;

/** Words behind which stands what a program listens at. */
const listening = /(?:\b(?:bind|listen)\w*|--?(?:\w+[.-])*(?:bind|listen|addr|address)\w*)[\s=:"']*$/i;

/**
 * The ports of localhost that a container asks at, where its pod's other containers listen.
 * `undefined` stands for one it doesn't tell.
 */
export function askedPorts(container: PlainContainer): ReadonlySet<number | undefined> {
  const own = listenedPorts(container);
  const found = [...addressesInWords(container), ...addressesInEnv(container)];
  return new Set(found.filter((it) => it === undefined || !own.has(it)));
}

/** Whether its command says that it listens at localhost alone. */
export function isLocalOnly(container: PlainContainer): boolean {
  const text = commandText(container);
  return [...text.matchAll(address)].some((it) => listening.test(text.slice(0, it.index)));
}

/** The ports a container listens at, as far as it tells: those it declares, and those its command and variables name. */
export function listenedPorts(container: PlainContainer): ReadonlySet<number> {
  const text = commandText(container);
  const told = [...text.matchAll(/(?:--?(?:\w+[.-])*port[ =\n]|(?:bind|listen)[^\n]*?:)(\d{2,5})\b/gi)].map(
    (it) => Number(it[1]),
  );
  const named = [...container.env].flatMap(([name, value]) => {
    return name === 'PORT' || ownNames.test(name) ? numberAtEnd(value) : [];
  });
  return new Set([...(container.ports ?? []).map((it) => it.number), ...told, ...named]);
}

function addressesInWords(container: PlainContainer): readonly (number | undefined)[] {
  const text = commandText(container);
  return [...text.matchAll(address)]
    .filter((it) => !listening.test(text.slice(0, it.index)))
    .map((it) => numberOf(it[1]));
}

/** `DATABASE_URL`, and `DATABASE_HOST` with the `DATABASE_PORT` beside it. */
function addressesInEnv({ env }: PlainContainer): readonly (number | undefined)[] {
  return [...env].flatMap(([name, value]) => {
    if (ownNames.test(name)) return [];
    return [...value.matchAll(address)].map(
      (it) => numberOf(it[1]) ?? numberOf(env.get(name.replace(/HOST(?:NAME)?$|ADDRESS$|ADDR$/, 'PORT'))),
    );
  });
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

function numberAtEnd(value: string): readonly number[] {
  const number = numberOf(/(?:^|:)(\d+)$/.exec(value)?.[1]);
  return number === undefined ? [] : [number];
}
