/** `127.0.0.1:5432`; no port where none is told. */
const address = /(?:\blocalhost|\b127\.0\.0\.1|\[::1\])(?::(\d{1,5})\b)?/g;

/** Variables that tell a program where to listen itself. */
const ownNames = /^(?:HOST|HOSTNAME|ADDRESS|ADDR|IP)$|(?:^|_)(?:LISTEN|BIND)(?:_|$)/;

/** Words behind which stands what a program listens at, such as `bind` and `--listen-address=`. */
const listening = /(?:\b(?:bind|listen)|-\w{0,40}(?:bind|listen|addr))[\w.-]{0,40}[\s=:"']{1,4}$/i;

type Variables = ReadonlyMap<string, string>;

/** The ports of localhost at which a command and variables ask; `undefined` stands for one they don't tell. */
export function askedPorts(
  text: string,
  env: Variables,
  own: ReadonlySet<number>,
): ReadonlySet<number | undefined> {
  const told = addressesIn(text).filter((it) => !it.isOwn);
  const found = [...told.map((it) => it.port), ...addressesInEnv(env)];
  return new Set(found.filter((it) => it === undefined || !own.has(it)));
}

/** Whether a command says that its program listens at localhost. */
export function listensLocally(text: string): boolean {
  return addressesIn(text).some((it) => it.isOwn);
}

/** The ports that a container declares, and those that its command and variables name as its own. */
export function listenedPorts(
  text: string,
  env: Variables,
  declared: readonly { readonly number: number }[],
): ReadonlySet<number> {
  const flags = [...text.matchAll(/port[ =\n](\d{2,5})\b/gi)].map((it) => Number(it[1]));
  const bound = [...text.matchAll(/(?:bind|listen)[^\n:]{0,60}:(\d{2,5})\b/gi)].map((it) => Number(it[1]));
  const named = [...env].flatMap(([name, value]) => {
    const port = /(?:^|:)(\d{1,5})$/.exec(value)?.[1];
    return port !== undefined && (name === 'PORT' || ownNames.test(name)) ? [Number(port)] : [];
  });
  return new Set([...declared.map((it) => it.number), ...flags, ...bound, ...named]);
}

function addressesIn(
  text: string,
): readonly { readonly port: number | undefined; readonly isOwn: boolean }[] {
  return [...text.matchAll(address)].map((it) => ({
    port: numberOf(it[1]),
    isOwn: listening.test(text.slice(Math.max(0, it.index - 100), it.index)),
  }));
}

/** `DATABASE_URL`, and `DATABASE_HOST` with the `DATABASE_PORT` beside it. */
function addressesInEnv(env: Variables): readonly (number | undefined)[] {
  return [...env]
    .filter(([name]) => !ownNames.test(name))
    .flatMap(([name, value]) => {
      const beside = env.get(name.replace(/HOST(?:NAME)?$|ADDRESS$|ADDR$/, 'PORT'));
      return [...value.matchAll(address)].map((it) => numberOf(it[1]) ?? numberOf(beside));
    });
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
