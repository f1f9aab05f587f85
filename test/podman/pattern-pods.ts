/** The manifests of pods of all patterns, for the stand-ins of images that tests play. */
import type { AppPlan } from '../../server/patterns/variant.ts';
import { variants } from '../../server/patterns/variants.ts';
import { added, newPod } from '../check-patterns.ts';
import { yaml } from '../fixture.ts';

/** What the names of all pods begin with. */
export const prefix = 'podwright-pattern';

const nginx: AppPlan = { image: 'docker.io/library/nginx:1.27' };

/** Serves `/metrics`, answers everything else too, and logs what it is asked. */
const logging: AppPlan = {
  ...nginx,
  command: ['until-stopped', 'nc', '-ll', '-p', '80', '-e', 'http-answer', 'metrics'],
};

/** A database that takes no connection until there is a file `/tmp/open`. */
const database = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}-database
  spec:
    containers:
      - name: app
        image: docker.io/library/postgres:17
        command:
          - sh
          - -c
          - until [ -e /tmp/open ]; do sleep 0.2; done; POSTGRES_HOST_AUTH_METHOD=trust exec postgres
`;

const deployment = yaml`
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: ${prefix}
    annotations:
      podwright.role/app: main
  spec:
    selector:
      matchLabels:
        app: web
    template:
      metadata:
        labels:
          app: web
        annotations:
          podwright.role/helper: adapter
      spec:
        containers:
          - name: app
            image: docker.io/library/busybox:1.37
            command: [sh, -c, "trap 'exit 0' TERM; sleep 1000 & wait $!"]
`;

/** The pods that are played as one file. */
export const together: readonly string[] = [
  database,
  deployment,
  pod('logs', ['log-shipper', 'log-normaliser']),
  pod('metrics', ['prometheus-metrics']),
  pod('content', ['content-updater']),
  kept(pod('prepared', ['prepare-volume'])),
  kept(pod('owned', ['fix-permissions'])),
  pod('proxies', ['tls-proxy', 'database-proxy', 'api-proxy', 'metrics-exporter'])
    .replace('db.example.com:5432', '127.0.0.1:80')
    .replace('https://api.example.com', 'http://127.0.0.1:80'),
  pod('reloaded', ['config-reloader'], logging)
    // The app may begin to serve after it is asked for the first time.
    .replace('"60"', '"1"')
    .replace('config.example.com/app.conf', '127.0.0.1:80/metrics')
    // The busybox that stands in for images on Debian 12 breaks off with a limit of time.
    .replaceAll(' -T 10', ''),
];

/** A pod that waits for the database at an address, and changes it; podman's name server may not know a name at once. */
export function waiting(address: string): string {
  const text = pod('waiting', ['wait-for-service', 'run-migration']);
  return kept(text.replaceAll('db.example.com', address));
}

/** The names of the pods of all these; before 4.4 podman numbers those of a Deployment. */
export const podNames: readonly string[] = [
  ...['database', 'pod', 'pod-0', 'logs', 'metrics', 'content'],
  ...['prepared', 'owned', 'proxies', 'reloaded', 'waiting'],
].map((it) => `${prefix}-${it}`);

/** The same pod, whose init containers can be looked at once they have ended: podman removes them by default. */
function kept(text: string): string {
  return text.replace(
    'metadata:\n',
    'metadata:\n  annotations:\n    io.podman.annotations.init.container.type: always\n',
  );
}

/**
 * A pod of an app, by default one that makes use of the first variant, and of containers of variants.
 * What listens at port 80 has a port of the host each: podman 4.3 publishes it also where none is told, at port 80.
 */
function pod(name: string, [first = '', ...more]: readonly string[], app = appOf(first)): string {
  const host = 18_200 + variants.findIndex((it) => it.id === first);
  const ports = app.image === nginx.image ? [{ container: 80, host }] : [];
  const text = newPod(`${prefix}-${name}`, first, { ...app, ports });
  return more.reduce((before, id) => added(before, id)?.text ?? before, text);
}

function appOf(id: string): AppPlan {
  return variants.find((it) => it.id === id)?.app ?? nginx;
}
