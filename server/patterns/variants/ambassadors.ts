import type { ServiceAddress, Variant } from '../variant.ts';
import { asUser, busybox, caddy, haproxy, postgres, repeating, script } from './parts.ts';

/** What the app takes for the service, and which passes everything on to the real one. */
export const ambassadors: readonly Variant[] = [
  {
    id: 'database-proxy',
    pattern: 'ambassador',
    title: 'proxy to a database',
    purpose: 'Passes what the app sends to a port of localhost on to the database, wherever that is.',
    container: {
      name: 'database-proxy',
      image: haproxy,
      env: { UPSTREAM: 'db.example.com:5432', PORT: { port: 'database' } },
      // init-addr: haproxy starts also while the name isn't known.
      command: script(
        'cat > /tmp/haproxy.cfg <<END',
        'defaults',
        '  mode tcp',
        '  timeout connect 5s',
        '  timeout client 1h',
        '  timeout server 1h',
        'listen database',
        '  bind 127.0.0.1:$PORT',
        '  server real $UPSTREAM init-addr last,libc,none',
        'END',
        'exec haproxy -f /tmp/haproxy.cfg',
      ),
      ports: [{ name: 'database', number: 5432, reach: 'localhost' }],
      limits: { cpu: '250m', memory: '128Mi' },
      user: asUser.haproxy,
      alive: ['bash', '-c', ': < "/dev/tcp/127.0.0.1/$PORT"'],
    },
    standsFor: {
      kinds: ['database', 'cache'],
      variable: 'UPSTREAM',
      textOf: ({ host, port = 5432 }) => `${host}:${port}`,
      port: 'database',
    },
    mainEnv: { DATABASE_HOST: '127.0.0.1', DATABASE_PORT: { port: 'database' } },
    app: repeating(postgres, 'pg_isready -h "$DATABASE_HOST" -p "$DATABASE_PORT"'),
  },
  {
    id: 'api-proxy',
    pattern: 'ambassador',
    title: 'proxy to an API',
    purpose:
      'Takes plain HTTP from the app at localhost, and passes it on over TLS to the API, wherever that is.',
    container: {
      name: 'api-proxy',
      image: caddy,
      env: { UPSTREAM: 'https://api.example.com', PORT: { port: 'api' } },
      command: script(
        'cat > /tmp/Caddyfile <<END',
        '{',
        '  admin off',
        '}',
        'http://:$PORT {',
        '  bind 127.0.0.1',
        '  reverse_proxy $UPSTREAM {',
        '    header_up Host {upstream_hostport}',
        '  }',
        '}',
        'END',
        'exec env XDG_DATA_HOME=/tmp caddy run --config /tmp/Caddyfile --adapter caddyfile',
      ),
      ports: [{ name: 'api', number: 8081, reach: 'localhost' }],
      limits: { cpu: '250m', memory: '128Mi' },
      user: asUser.nobody,
      alive: script('nc -w 2 127.0.0.1 "$PORT" < /dev/null > /dev/null'),
    },
    standsFor: { kinds: ['api'], variable: 'UPSTREAM', textOf: urlOf, port: 'api', scheme: 'http' },
    mainEnv: { API_HOST: '127.0.0.1', API_PORT: { port: 'api' } },
    app: repeating(busybox, 'wget -q -T 5 -O - "http://$API_HOST:$API_PORT/" || echo "No answer yet."'),
  },
];

/** As caddy's `reverse_proxy` takes it; who tells no scheme and no port means the usual ones. */
function urlOf({ scheme, host, port }: ServiceAddress): string {
  const spoken = scheme ?? (port === undefined || port === 443 ? 'https' : 'http');
  const isUsual = port === undefined || port === (spoken === 'https' ? 443 : 80);
  return `${spoken}://${host}${isUsual ? '' : `:${port}`}`;
}
