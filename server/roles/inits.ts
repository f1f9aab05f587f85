import type { Program } from './commands.ts';
import type { PlainPod } from './pod.ts';
import type { Reading } from './reading.ts';
import type { Role } from './role.ts';

/** What an init container does before those that are made later start, as far as it tells. */
export function initRole(container: Reading, later: readonly Reading[], engine: PlainPod['engine']): Role {
  const why = 'It stands in initContainers and ends before the others start.';
  if (container.place === 'native' && engine === 'podman') {
    const native =
      'podman waits for it to end before it starts the pod; with restartPolicy Always it is a sidecar on Kubernetes alone.';
    return { kind: 'init', why: native };
  }
  const task = taskOf(container, later);
  return task ? { kind: 'init', sort: task.sort, why: `${why} ${task.why}` } : { kind: 'init', why };
}

type Task = { readonly sort: string; readonly why: string };

function taskOf(container: Reading, later: readonly Reading[]): Task | undefined {
  const { programs, known } = container;
  if (known?.kind === 'init') return { sort: known.sort ?? '', why: known.why };
  return migrates(programs) ?? permits(programs) ?? prepares(container, later) ?? waits(programs);
}

/** Names with blanks between, as a set. */
const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Programs that do nothing of their own. */
const idle = names('echo printf date sleep trap true false exit set id ls : [');

const clients = names('psql mysql mariadb mongosh sqlcmd cqlsh');
const migrators = names('flyway liquibase alembic dbmate goose sqitch atlas migrate');

/** A program that changes a database, and not one that only asks it something. */
function migrates(programs: readonly Program[]): Task | undefined {
  const found = programs.find(({ name, text, asked }) => {
    if (asked || idle.has(name) || waiters.has(name)) return false;
    const changes = clients.has(name) && !/\bselect\b/i.test(text);
    return changes || migrators.has(name) || /(?:^|\s)(?:db:)?migrate(?:\s|$)/.test(text);
  });
  return found && { sort: 'run a migration', why: `It runs ${found.name} on a database.` };
}

const owners = names('chown chmod chgrp setfacl chcon');

function permits(programs: readonly Program[]): Task | undefined {
  const found = programs.find((it) => owners.has(it.name));
  const onlyThat = programs.every((it) => owners.has(it.name) || idle.has(it.name) || it.name === 'mkdir');
  return found && onlyThat ? { sort: 'fix permissions', why: `It runs ${found.name}.` } : undefined;
}

/** It mounts what a later container mounts, and its command speaks of it, or is the image's own. */
function prepares(container: Reading, later: readonly Reading[]): Task | undefined {
  const text = container.text;
  for (const { volume, path, access } of container.mounts) {
    const reader = later.find((it) => it.mounts.some((mount) => mount.volume === volume));
    if (reader && access === 'writes' && (text === '' || text.includes(path))) {
      return {
        sort: 'prepare a volume',
        why: `It writes to the volume '${volume}', which '${reader.name}' mounts.`,
      };
    }
  }
  return undefined;
}

/** Programs that ask until something is there, and all that ask whether it is. */
const waiters = names('kubectl wait-for wait-for-it wait-for-it.sh wait4x');
const askers = names(
  'curl dig getent host mongosh mysqladmin nc nslookup pg_isready ping redis-cli test wget',
);

function waits(programs: readonly Program[]): Task | undefined {
  const found = programs.find((it) => waiters.has(it.name) || askers.has(it.name));
  const pauses = programs.some((it) => it.name === 'sleep' || waiters.has(it.name));
  const onlyThat = programs.every((it) => [idle, waiters, askers].some((known) => known.has(it.name)));
  return found && pauses && onlyThat
    ? { sort: 'wait for a service', why: `It waits until ${found.name} has an answer.` }
    : undefined;
}
