import { readImage } from './image.ts';

/** The TCP port at which an image listens unless it is told otherwise, as its publishers describe it (`EXPOSE`). */
export function imagePort(image: string): number | undefined {
  return ports.get(readImage(image)?.repository.split('/').at(-1) ?? '');
}

/** By the last part of the image's name, wherever it is mirrored. */
const ports: ReadonlyMap<string, number> = new Map([
  ['caddy', 80],
  ['couchdb', 5984],
  ['elasticsearch', 9200],
  ['ghost', 2368],
  ['grafana', 3000],
  ['haproxy', 80],
  ['httpd', 80],
  ['jenkins', 8080],
  ['kibana', 5601],
  ['mariadb', 3306],
  ['memcached', 11211],
  ['minio', 9000],
  ['mongo', 27017],
  ['mysql', 3306],
  ['nats', 4222],
  ['nginx', 80],
  ['nginx-unprivileged', 8080],
  ['postgres', 5432],
  ['prometheus', 9090],
  ['rabbitmq', 5672],
  ['redis', 6379],
  ['registry', 5000],
  ['tomcat', 8080],
  ['traefik', 80],
  ['valkey', 6379],
  ['wordpress', 80],
]);
