import type { Variant } from '../variant.ts';
import { asUser, busybox, repeating, small, script } from './parts.ts';

/** What says in a form that others understand what the app says in its own. */
export const adapters: readonly Variant[] = [
  {
    id: 'log-normaliser',
    pattern: 'adapter',
    title: 'logs as JSON',
    purpose:
      'Prints each line of the log file that the app writes to a volume they share as one JSON object.',
    container: {
      name: 'log-normaliser',
      image: busybox,
      env: { LOG_FILE: 'app.log', SOURCE: 'app' },
      command: script(
        "trap 'exit 0' TERM",
        `tail -F "/logs/$LOG_FILE" | awk '{`,
        String.raw`  gsub(/[\\"]/, "\\\\&")`,
        String.raw`  gsub(/\t/, "\\t")`,
        String.raw`  printf "{\"source\":\"%s\",\"message\":\"%s\"}\n", ENVIRON["SOURCE"], $0`,
        '  fflush()',
        "}' & wait $!",
      ),
      limits: small,
      user: asUser.nobody,
      alive: ['pidof', 'awk'],
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
    id: 'prometheus-metrics',
    pattern: 'adapter',
    title: 'Prometheus metrics',
    purpose:
      'Serves at `/metrics`, for Prometheus, the lines such as `orders: 3` of a file that the app writes to a volume they share.',
    container: {
      name: 'prometheus-metrics',
      image: busybox,
      env: { STATUS_FILE: 'status.txt', PREFIX: 'app_', PORT: { port: 'metrics' } },
      command: script(
        "trap 'exit 0' TERM",
        'mkdir -p /tmp/www',
        'httpd -p "$PORT" -h /tmp/www',
        'while true; do',
        '  sed -n "s/^\\([a-z_]*\\): */$PREFIX\\1 /p" "/status/$STATUS_FILE" > /tmp/next',
        '  mv /tmp/next /tmp/www/metrics',
        '  sleep 5 & wait $!',
        'done',
      ),
      ports: [{ name: 'metrics', number: 9100, reach: 'pod' }],
      limits: small,
      user: asUser.nobody,
      alive: script('wget -q -O /dev/null "http://127.0.0.1:$PORT/metrics"'),
    },
    shared: {
      name: 'status',
      own: { path: '/status', access: 'reads' },
      main: { path: '/status', access: 'writes' },
      likely: ['/status'],
      sources: ['emptyDir'],
    },
    app: repeating(busybox, 'orders=$((orders + 1))', 'echo "orders: $orders" > /status/status.txt'),
  },
];
