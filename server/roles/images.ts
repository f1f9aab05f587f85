import type { Clue } from './pod.ts';

/** What an image is known for, by the end of its repository: whole parts of it, wherever the image is mirrored. */
type Row = {
  readonly images: readonly string[];
  readonly kind: Clue['kind'];
  readonly sort: string;
  /** Goes on after 'Its image NAME'. */
  readonly does: string;
  /** What its command must say, of an image that does several things. */
  readonly when?: RegExp;
};

/** Images that people run beside an app, and hardly ever for themselves, as their publishers describe them. */
const rows: readonly Row[] = [
  {
    images: [
      'fluentd',
      'fluent-bit',
      'filebeat',
      'promtail',
      'vector',
      'logstash',
      'fluentd-kubernetes-daemonset',
    ],
    kind: 'sidecar',
    sort: 'log shipper',
    does: 'collects logs and passes them on',
  },
  {
    images: ['-exporter', '_exporter', 'telegraf'],
    kind: 'sidecar',
    sort: 'metrics exporter',
    does: 'shows measures of others to Prometheus',
  },
  {
    images: ['opentelemetry-collector', 'opentelemetry-collector-contrib', 'opentelemetry-collector-k8s']
      .concat([
        'aws-otel-collector',
        'jaeger-agent',
        'aws-xray-daemon',
        'datadog/agent',
        'gcr.io/datadoghq/agent',
      ])
      .concat(['grafana/agent', 'grafana/alloy']),
    kind: 'sidecar',
    sort: 'telemetry collector',
    does: 'collects traces, measures and logs and passes them on',
  },
  {
    images: ['git-sync/git-sync', 'git-sync'],
    kind: 'sidecar',
    sort: 'content updater',
    does: 'keeps a folder like a Git repository',
  },
  {
    images: [
      'k8s-sidecar',
      'configmap-reload',
      'prometheus-config-reloader',
      'consul-template',
      'config-reloader',
    ],
    kind: 'sidecar',
    sort: 'config reloader',
    does: 'brings changed configuration to an app',
  },
  {
    images: ['vault'],
    kind: 'sidecar',
    sort: 'secret reloader',
    does: 'as an agent brings secrets to an app',
    when: /\bagent\b/,
  },
  {
    images: ['istio/proxyv2', 'proxyv2', 'linkerd/proxy', 'consul-dataplane', 'kuma-dp', 'aws-appmesh-envoy'],
    kind: 'sidecar',
    sort: 'service mesh proxy',
    does: 'passes all that an app sends and gets through a mesh',
  },
  { images: ['daprd'], kind: 'sidecar', sort: 'Dapr runtime', does: "is Dapr's runtime beside an app" },
  {
    images: ['oauth2-proxy', 'kube-rbac-proxy', 'vouch-proxy'],
    kind: 'sidecar',
    sort: 'login proxy',
    does: 'lets nobody through to an app who may not',
  },
  {
    images: ['cloudflared', 'tailscale', 'ngrok'],
    kind: 'sidecar',
    sort: 'tunnel',
    does: 'makes an app reachable from another network',
  },
  {
    images: [
      'cloud-sql-proxy',
      'gce-proxy',
      'alloydb-auth-proxy',
      'pgbouncer',
      'pgcat',
      'pgpool',
      'proxysql',
    ].concat(['twemproxy', 'mcrouter', 'postgresql-pgpool', 'edoburu/pgbouncer']),
    kind: 'ambassador',
    sort: 'proxy to a database',
    does: 'stands for a database that is elsewhere',
  },
  {
    images: ['flyway', 'liquibase', 'migrate/migrate', 'dbmate', 'arigaio/atlas', 'sqitch'],
    kind: 'init',
    sort: 'run a migration',
    does: "brings a database's tables up to date",
  },
  {
    images: ['k8s-wait-for', 'wait4x', 'wait-for-it'],
    kind: 'init',
    sort: 'wait for a service',
    does: 'waits for others',
  },
];

/** Images that do nothing but pass on what they are asked, and web servers, which may. */
const proxies = ['envoy', 'ghostunnel', 'haproxy', 'hitch', 'socat', 'squid', 'stunnel', 'traefik'];
const servers = ['caddy', 'httpd', 'nginx', 'nginx-unprivileged', 'openresty'];

/** What an image is known for, with what a container's command says. */
export function knownFor(image: string, command: string): Clue | undefined {
  const repository = repositoryOf(image);
  const row = rows.find(
    ({ images, when }) => images.some((it) => isNamed(repository, it)) && (when?.test(command) ?? true),
  );
  if (!row) return undefined;
  return { kind: row.kind, sort: row.sort, why: `Its image ${lastOf(repository)} ${row.does}.` };
}

/** Whether an image passes on what it is asked: always, or where it is told to. */
export function passing(image: string): 'always' | 'sometimes' | 'never' {
  const repository = repositoryOf(image);
  if (proxies.some((it) => isNamed(repository, it))) return 'always';
  return servers.some((it) => isNamed(repository, it)) ? 'sometimes' : 'never';
}

/** The image's name without tag and digest, with what stands before as it is written. */
function repositoryOf(image: string): string {
  return image.replace(/@.*/s, '').replace(/:[^/:]*$/, '');
}

/** Whole parts of the name's end, or of what begins with `-` or `_` its very end. */
function isNamed(repository: string, name: string): boolean {
  if (/^[-_]/.test(name)) return repository.endsWith(name);
  return repository === name || repository.endsWith(`/${name}`);
}

function lastOf(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}
