import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { added, checkAdded } from '../../check-patterns.ts';
import { yaml } from '../../fixture.ts';

type Variables = Readonly<Record<string, string>>;
type Container = { readonly env?: readonly { readonly name: string; readonly value?: string }[] };

/** The containers of the only pod in a text. */
function containersIn(text: string): readonly Container[] {
  return (parse(text) as { spec: { containers: readonly Container[] } }).spec.containers;
}

/** What the main container and the new one are told after adding a variant, beside a main container told this. */
function told(id: string, variables: string): { readonly app: Variables; readonly proxy: Variables } {
  const env = JSON.stringify(Object.entries(read(variables)).map(([name, value]) => ({ name, value })));
  const [app, proxy] = containersIn(added(pod(`{name: app, env: ${env}}`), id)?.text ?? '').map((it) =>
    Object.fromEntries((it.env ?? []).map(({ name, value = '' }) => [name, value])),
  );
  if (!app || !proxy) throw new Error('nothing was added');
  return { app, proxy };
}

/** `A: one, B: two` */
function read(variables: string): Variables {
  return Object.fromEntries(
    variables.split(', ').map((it) => [it.slice(0, it.indexOf(':')), it.slice(it.indexOf(':') + 2)]),
  );
}

function pod(...containers: readonly string[]): string {
  const items = containers.map((it) => `    - ${it}\n`).join('');
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n${items}`;
}

test('an app that knows its database asks the proxy instead, and the proxy knows the database', () => {
  checkAdded(
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop
      spec:
        containers:
          - name: app
            image: docker.io/library/wordpress:6.7-apache
            env:
              # where the orders are
              - name: DB_HOST
                value: 'db.internal' # ours
              - name: DB_PORT
                value: "5433"
              - name: MODE
                value: fast
    `,
    'database-proxy',
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop
      spec:
        containers:
          - name: app
            image: docker.io/library/wordpress:6.7-apache
            env:
              # where the orders are
              - name: DB_HOST
                value: '127.0.0.1' # ours
              - name: DB_PORT
                value: "5433"
              - name: MODE
                value: fast
          - name: database-proxy
            image: docker.io/library/haproxy:3.1
            env:
              - name: UPSTREAM
                value: db.internal:5433
              - name: PORT
                value: "5433"
            command:
              - sh
              - -c
              - |
                cat > /tmp/haproxy.cfg <<END
                defaults
                  mode tcp
                  timeout connect 5s
                  timeout client 1h
                  timeout server 1h
                listen database
                  bind 127.0.0.1:$PORT
                  server real $UPSTREAM init-addr last,libc,none
                END
                exec haproxy -f /tmp/haproxy.cfg
            resources:
              limits:
                cpu: 250m
                memory: 128Mi
            securityContext:
              runAsUser: 99
              allowPrivilegeEscalation: false
            livenessProbe:
              exec:
                command:
                  - bash
                  - -c
                  - ": < \"/dev/tcp/127.0.0.1/$PORT\""
    `,
  );
});

describe('where a database is can be told', () => {
  test.each([
    ['DB_HOST: db:3306', 'DB_HOST: 127.0.0.1:3306', 'db:3306'],
    ['WORDPRESS_DB_HOST: db', 'WORDPRESS_DB_HOST: 127.0.0.1', 'db:3306'],
    ['PGHOST: 10.0.0.7', 'PGHOST: 127.0.0.1', '10.0.0.7:5432'],
    [
      'database__connection__host: db',
      'database__connection__host: 127.0.0.1, database__connection__port: 5432',
      'db:5432',
    ],
    ['DB_HOST: db', 'DB_HOST: 127.0.0.1, DB_PORT: 5432', 'db:5432'],
    ['STORE_ADDR: db, STORE_PORT: 27017', 'STORE_ADDR: 127.0.0.1, STORE_PORT: 27017', 'db:27017'],
    [
      'URL: postgres://a:b$(PASSWORD)@db/app?x=1',
      'URL: postgres://a:b$(PASSWORD)@127.0.0.1:5432/app?x=1',
      'db:5432',
    ],
    ['DSN: jdbc:mysql://db/app', 'DSN: jdbc:mysql://127.0.0.1:3306/app', 'db:3306'],
    ['DSN: postgresql+asyncpg://a@db:6432/app', 'DSN: postgresql+asyncpg://a@127.0.0.1:6432/app', 'db:6432'],
    // Not everybody may listen at low ports.
    ['DB_HOST: db, DB_PORT: 99', 'DB_HOST: 127.0.0.1, DB_PORT: 5432', 'db:99'],
    // The likelier of two, and all that tell of it.
    ['REDIS_HOST: cache, DB_HOST: db:1', 'REDIS_HOST: cache, DB_HOST: 127.0.0.1:5432', 'db:1'],
    ['REDIS_HOST: cache', 'REDIS_HOST: 127.0.0.1', 'cache:6379'],
    [
      'DB_HOST: db, DB_URL: mysql://db/app',
      'DB_HOST: 127.0.0.1, DB_URL: mysql://127.0.0.1:3306/app, DB_PORT: 3306',
      'db:3306',
    ],
    [
      'A_URL: mysql://one/app, B_URL: mysql://two/app',
      'A_URL: mysql://127.0.0.1:3306/app, B_URL: mysql://two/app',
      'one:3306',
    ],
  ])('by %s', (before, after, upstream) => {
    const { app, proxy } = told('database-proxy', before);
    expect(app).toEqual(read(after));
    expect(proxy['UPSTREAM']).toBe(upstream);
  });
});

describe('where an API is can be told', () => {
  test.each([
    ['API_URL: https://api.example.org/v2', 'API_URL: http://127.0.0.1:8081/v2', 'https://api.example.org'],
    ['SHOP_API_URL: http://api:9000', 'SHOP_API_URL: http://127.0.0.1:9000', 'http://api:9000'],
    ['API_HOST: api, API_PORT: 443', 'API_HOST: 127.0.0.1, API_PORT: 8081', 'https://api'],
    ['API_HOST: api', 'API_HOST: 127.0.0.1, API_PORT: 8081', 'https://api'],
    ['API_HOST: api:80', 'API_HOST: 127.0.0.1:8081', 'http://api'],
  ])('by %s', (before, after, upstream) => {
    const { app, proxy } = told('api-proxy', before);
    expect(app).toEqual(read(after));
    expect(proxy['UPSTREAM']).toBe(upstream);
  });
});

describe('an app keeps what it is told', () => {
  const usual = { DATABASE_HOST: '127.0.0.1', DATABASE_PORT: '5432' };

  test.each([
    ['of what is in the pod', 'DB_HOST: 127.0.0.1, CACHE_URL: redis://localhost/1'],
    ['of a socket', 'DB_HOST: /var/run/postgresql'],
    ['of several hosts', 'DB_HOST: one,two, DB_URL: postgres://one,two/app'],
    ['of a name that is looked up in another way', 'DB_URL: mongodb+srv://db/app'],
    ['of a host whose certificate is looked at', 'DB_URL: postgres://db/app?sslmode=verify-full'],
    ['of something else', 'MAIL_HOST: mail, PAGE_URL: https://example.org, MODE: fast'],
    ['of where it listens itself', 'DB_LISTEN_ADDR: 10.0.0.1'],
    ['in variables of variables', 'DB_HOST: $(OTHER)'],
  ])('%s', (_, variables) => {
    const { app, proxy } = told('database-proxy', variables);
    expect(app).toEqual({ ...read(variables), ...usual });
    expect(proxy['UPSTREAM']).toBe('db.example.com:5432');
  });
  test('of where a browser asks', () => {
    const { app, proxy } = told('api-proxy', 'PUBLIC_API_URL: https://example.org');
    expect(app['PUBLIC_API_URL']).toBe('https://example.org');
    expect(proxy['UPSTREAM']).toBe('https://api.example.com');
  });
  test.each([
    ['host', '{name: DATABASE_HOST, valueFrom: {configMapKeyRef: {name: a, key: b}}}'],
    [
      'port',
      '{name: DATABASE_HOST, value: db}, {name: DATABASE_PORT, valueFrom: {secretKeyRef: {name: a, key: b}}}',
    ],
  ])('where a %s comes from elsewhere, and is not told half of another', (_, env) => {
    const after = added(pod(`{name: app, env: [${env}]}`), 'database-proxy')?.text ?? '';
    expect(containersIn(after)[0]?.env).toEqual(parse(`[${env}]`));
  });
  test.each([
    ['container', '&m {name: app, env: [{name: DB_HOST, value: db}]}', '{<<: *m, name: b}'],
    ['list', '{name: app, env: &e [{name: DB_HOST, value: db}]}', '{name: b, env: *e}'],
    ['variable', '{name: app, env: [&v {name: DB_HOST, value: db}]}', '{name: b, env: [*v]}'],
    ['host', '{name: app, env: [{name: DB_HOST, value: &h db}]}', '{name: b, env: [{name: C, value: *h}]}'],
  ])('where another container has its %s too', (_, one, two) => {
    expect(added(pod(one, two), 'database-proxy')?.text).toContain(one.replace(/\]?\}$/, ''));
  });
});

test('a port at which a proxy listens for another service is left to it', () => {
  const text = added(
    pod(
      '{name: app, env: [{name: DB_HOST, value: db}, {name: DB_PORT, value: "5432"}]}',
      '{name: other, env: [{name: LISTEN, value: "127.0.0.1:5432"}]}',
    ),
    'database-proxy',
  )?.text;
  expect(text).toContain('{name: DB_PORT, value: "5433"}');
});

type Variable = { readonly name: string; readonly value: string };

const word = fc
  .stringMatching(/^[a-z][a-z0-9]{0,6}$/)
  .filter((it) => !/^(?:localhost|null|true|false|y|n|yes|no|on|off)$/.test(it));
const host = fc.oneof(
  word,
  fc.tuple(word, word).map((it) => it.join('.')),
);
const port = fc.integer({ min: 1, max: 65_535 });

/** Variables that tell of a database, or of something else. */
const telling: fc.Arbitrary<readonly Variable[]> = fc.oneof(
  fc.tuple(host, port).map(([at, p]) => [{ name: 'DB_HOST', value: `${at}:${p}` }]),
  fc.tuple(host, port).map(([at, p]) => [
    { name: 'SQL_PORT', value: `${p}` },
    { name: 'SQL_HOST', value: at },
  ]),
  fc
    .tuple(word, host, port)
    .map(([own, at, p]) => [{ name: 'STORE', value: `mysql://${own}@${at}:${p}/${own}` }]),
  fc.tuple(word, word).map(([own, value]) => [{ name: `X_${own}`, value }]),
);
const variables = fc
  .uniqueArray(telling, { maxLength: 3, selector: ([first]) => first?.name })
  .map((it) => it.flat());

/** How a value is written. */
const style = fc.constantFrom(
  (it: string) => (/^\d+$/.test(it) ? `"${it}"` : it),
  (it: string) => `"${it}"`,
  (it: string) => `'${it}'`,
);
const layout = fc.constantFrom<(its: readonly string[]) => string>(
  (its) => `{name: app, env: [${its.join(', ')}]}`,
  (its) => `name: app\n      env: # kept\n${its.map((it) => `      - ${it} # kept\n`).join('')}`,
);

test('what an app is told is what it was told, once the proxy is read as what it stands for', () => {
  fc.assert(
    fc.property(variables, style, layout, (told, write, lay) => {
      const before = pod(lay(told.map(({ name, value }) => `{name: ${name}, value: ${write(value)}}`)));
      const after = added(before, 'database-proxy')?.text ?? '';
      expect(after.match(/#.*/g)).toEqual(before.match(/#.*/g));
      const [app, proxy] = containersIn(after).map(({ env = [] }) =>
        Object.fromEntries(env.map(({ name, value = '' }) => [name, value])),
      );
      const { UPSTREAM: upstream = '', PORT: own = '' } = proxy ?? {};
      const [at = '', number = ''] = upstream.split(':');
      const here = '127.0.0.1';
      const back = told.map(({ name }) => {
        const value = app?.[name] ?? '';
        if (name === 'SQL_PORT' && app?.['SQL_HOST'] === here) return { name, value: number };
        return { name, value: value === here ? at : value.replace(`${here}:${own}`, upstream) };
      });
      expect(back).toEqual(told);
      expect(told.some(({ name }) => !name.startsWith('X_'))).toBe(app?.['DATABASE_HOST'] === undefined);
    }),
  );
});
