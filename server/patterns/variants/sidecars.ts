import type { Variant } from '../variant.ts';
import { asUser, busybox, caddy, repeating, small, script } from './parts.ts';

/** What adds something to the app without changing it. */
export const sidecars: readonly Variant[] = [
  {
    id: 'log-shipper',
    pattern: 'sidecar',
    title: 'log shipper',
    purpose:
      'Prints the log file that the app writes to a volume they share, so that `podman logs` shows it.',
    container: {
      name: 'log-shipper',
      image: busybox,
      env: { LOG_FILE: 'app.log' },
      command: script("trap 'exit 0' TERM", 'tail -F "/logs/$LOG_FILE" & wait $!'),
      limits: small,
      user: asUser.nobody,
      alive: ['pidof', 'tail'],
    },
    shared: {
      name: 'logs',
      own: { path: '/logs', access: 'reads' },
      main: { path: '/var/log/app', access: 'writes' },
      likely: ['/var/log', '/log', '/logs'],
      sources: ['emptyDir'],
    },
    app: repeating(busybox, 'date >> /var/log/app/app.log'),
  },
  {
    id: 'metrics-exporter',
    pattern: 'sidecar',
    title: 'metrics exporter',
    purpose:
      'Measures for Prometheus, from beside the app, whether and how fast it answers: ask `/probe?module=http_2xx&target=127.0.0.1:PORT`.',
    container: {
      name: 'metrics-exporter',
      image: 'quay.io/prometheus/blackbox-exporter:v0.27.0',
      env: { PORT: { port: 'metrics' } },
      command: script(
        'exec blackbox_exporter --config.file=/etc/blackbox_exporter/config.yml "--web.listen-address=:$PORT"',
      ),
      ports: [{ name: 'metrics', number: 9115, reach: 'pod' }],
      limits: { cpu: '100m', memory: '64Mi' },
      user: asUser.nobody,
      alive: script('wget -q -O /dev/null "http://127.0.0.1:$PORT/-/healthy"'),
    },
  },
  {
    id: 'tls-proxy',
    pattern: 'sidecar',
    title: 'TLS proxy',
    purpose:
      'Takes HTTPS in front of the app, with a certificate of its own making, and passes it on as HTTP.',
    container: {
      name: 'tls-proxy',
      image: caddy,
      env: { SITE: 'localhost', PORT: { port: 'https' }, APP_PORT: { appPort: 8080 } },
      command: script(
        'cat > /tmp/Caddyfile <<END',
        '{',
        '  admin off',
        '  auto_https disable_redirects',
        '  skip_install_trust',
        '}',
        'https://$SITE:$PORT {',
        '  tls internal',
        '  reverse_proxy 127.0.0.1:$APP_PORT',
        '}',
        'END',
        'exec env XDG_DATA_HOME=/tmp caddy run --config /tmp/Caddyfile --adapter caddyfile',
      ),
      ports: [{ name: 'https', number: 8443, reach: 'pod' }],
      limits: { cpu: '250m', memory: '128Mi' },
      user: asUser.nobody,
      alive: script('nc -w 2 127.0.0.1 "$PORT" < /dev/null > /dev/null'),
    },
  },
  {
    id: 'content-updater',
    pattern: 'sidecar',
    title: 'content updater',
    purpose: 'Writes anew, again and again, the pages that the app serves from a volume they share.',
    container: {
      name: 'content-updater',
      image: busybox,
      // Short: podman copies the pages of the app's image into the volume where that is empty when the app starts
      // (container_internal_common.go, mountNamedVolume), which may be just when the first page is written.
      env: { INTERVAL: '10' },
      command: script(
        "trap 'exit 0' TERM",
        'while true; do',
        '  echo "<h1>It is $(date)</h1>" > /content/next.html',
        '  mv /content/next.html /content/index.html',
        '  sleep "$INTERVAL" & wait $!',
        'done',
      ),
      limits: small,
      alive: ['test', '-s', '/content/index.html'],
    },
    shared: {
      name: 'content',
      own: { path: '/content', access: 'writes' },
      main: { path: '/usr/share/nginx/html', access: 'reads' },
      likely: ['/usr/share/nginx/html', '/usr/local/apache2/htdocs', '/var/www', '/srv', '/www'],
      sources: ['emptyDir'],
    },
  },
  {
    id: 'config-reloader',
    pattern: 'sidecar',
    title: 'config reloader',
    purpose:
      'Fetches the configuration into a volume they share, and tells the app at localhost when it has changed.',
    container: {
      name: 'config-reloader',
      image: busybox,
      env: {
        CONFIG_URL: 'http://config.example.com/app.conf',
        RELOAD_PATH: '/-/reload',
        APP_PORT: { appPort: 8080 },
        INTERVAL: '60',
      },
      command: script(
        "trap 'exit 0' TERM",
        'while true; do',
        '  if wget -q -T 10 -O /tmp/next "$CONFIG_URL" && ! cmp -s /tmp/next /config/app.conf; then',
        '    cp /tmp/next /config/next && mv /config/next /config/app.conf',
        '    wget -q -T 10 -O /dev/null --post-data= "http://127.0.0.1:$APP_PORT$RELOAD_PATH"',
        '  fi',
        '  sleep "$INTERVAL" & wait $!',
        'done',
      ),
      limits: small,
      alive: ['test', '-d', '/config'],
    },
    shared: {
      name: 'config',
      own: { path: '/config', access: 'writes' },
      main: { path: '/etc/app', access: 'reads' },
      likely: ['/etc', '/config', '/usr/local/etc'],
      sources: ['emptyDir'],
    },
  },
];
