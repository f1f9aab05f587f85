import type { Variant } from '../variant.ts';
import { asUser, busybox, postgres, repeating, small, script, webServer } from './parts.ts';

/** What has to be done before the app starts. */
export const inits: readonly Variant[] = [
  {
    id: 'prepare-volume',
    pattern: 'init',
    title: 'prepare a volume',
    purpose: 'Puts what the app needs into a volume they share, before the app starts.',
    container: {
      name: 'prepare-volume',
      image: busybox,
      env: { GREETING: 'Prepared before the app started.' },
      command: script('echo "<h1>$GREETING</h1>" > /prepared/index.html'),
      limits: small,
    },
    shared: {
      name: 'prepared',
      own: { path: '/prepared', access: 'writes' },
      main: { path: '/prepared', access: 'reads' },
      likely: ['/prepared', '/usr/share/nginx/html', '/usr/local/apache2/htdocs', '/var/www'],
      sources: ['emptyDir'],
    },
    app: { ...webServer, path: '/usr/share/nginx/html' },
  },
  {
    id: 'wait-for-service',
    pattern: 'init',
    title: 'wait for a service',
    purpose: 'Keeps the app from starting before a service that it needs takes connections.',
    container: {
      name: 'wait-for-service',
      image: busybox,
      env: { SERVICE_HOST: 'db.example.com', SERVICE_PORT: '5432' },
      command: script(
        'until nc -w 2 "$SERVICE_HOST" "$SERVICE_PORT" < /dev/null > /dev/null; do',
        '  echo "Waiting for $SERVICE_HOST:$SERVICE_PORT."',
        '  sleep 2',
        'done',
      ),
      limits: small,
      user: asUser.nobody,
    },
  },
  {
    id: 'run-migration',
    pattern: 'init',
    title: 'run a migration',
    purpose: "Brings the database's tables up to date before the app starts.",
    container: {
      name: 'run-migration',
      image: postgres,
      env: {
        DATABASE_URL: 'postgresql://app@db.example.com:5432/app',
        MIGRATION: 'CREATE TABLE IF NOT EXISTS visits (at timestamptz NOT NULL)',
      },
      command: script(
        'until pg_isready -q -d "$DATABASE_URL"; do sleep 2; done',
        'exec psql -w -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "$MIGRATION"',
      ),
      limits: { cpu: '250m', memory: '128Mi' },
      user: asUser.nobody,
    },
  },
  {
    id: 'fix-permissions',
    pattern: 'init',
    title: 'fix permissions',
    purpose:
      "Gives a volume to the app's user before the app starts, so that it may write there without being root.",
    container: {
      name: 'fix-permissions',
      image: busybox,
      env: { OWNER: '1000:1000' },
      command: script('chown -R "$OWNER" /data'),
      limits: small,
      user: asUser.root,
    },
    shared: {
      name: 'data',
      own: { path: '/data', access: 'writes' },
      main: { path: '/data', access: 'writes' },
      likely: ['/'],
      sources: ['emptyDir', 'persistentVolumeClaim', 'hostPath'],
    },
    app: { ...repeating(busybox, 'date >> /data/visits'), user: 1000 },
  },
];
