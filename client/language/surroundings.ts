/**
 * Tells the server what it can't see: which podman there is, which host ports are taken, and who else looks after
 * YAML (protocol.ts, `surroundingsNotification`).
 */
import type { OtherYamlServer, Surroundings, TakenPort } from '../../server/protocol.ts';
import { latest } from '../latest.ts';
import type { Published } from '../podman/stores.ts';
import { orNothing } from './attempt.ts';

export type Outside = {
  /** podman's version, such as `5.4.2`; fails where there is no podman or it may not be started. */
  readonly version: () => Promise<string>;
  /** The ports taken now; fails as `version` does. */
  readonly published: (signal: AbortSignal) => Promise<readonly Published[]>;
  readonly otherYamlServer: () => OtherYamlServer | undefined;
  readonly send: (surroundings: Surroundings) => void;
  /** Hears of each failure, for the log. */
  readonly failed: (error: unknown) => void;
};

export type Watch = {
  /** Asks podman for its version and the taken ports. */
  readonly askPodman: () => Promise<void>;
  /** Asks podman for the taken ports. */
  readonly askPorts: () => Promise<void>;
  /** Looks who else is there. */
  readonly lookAround: () => void;
  /** Tells everything, as to a server that has just started. */
  readonly tell: () => void;
  readonly dispose: () => void;
};

export function watchSurroundings(outside: Outside): Watch {
  const { failed } = outside;
  const { change, tell } = tellChanges(outside.send);
  const versions = latest<string | undefined>((podman) => {
    change({ podman });
  });
  const published = latest<readonly TakenPort[]>((ports) => {
    change({ ports });
  });
  return {
    askPodman: async () => {
      await Promise.all([versions.ask(() => orNothing(outside.version(), undefined, failed)), askPorts()]);
    },
    askPorts,
    lookAround: () => {
      change({ otherYamlServer: outside.otherYamlServer() });
    },
    tell,
    dispose: () => {
      versions.drop();
      published.drop();
    },
  };

  function askPorts(): Promise<void> {
    return published.ask(async (signal) =>
      takenPorts(await orNothing(outside.published(signal), [], failed)),
    );
  }
}

type Known = { readonly [Name in keyof Surroundings]?: Surroundings[Name] | undefined };

/** Sends all that is known each time a part of it is another than before. */
function tellChanges(send: Outside['send']): {
  readonly change: (part: Known) => void;
  readonly tell: () => void;
} {
  let known: Known = {};
  return {
    change: (part) => {
      const before = JSON.stringify(known);
      known = { ...known, ...part };
      if (JSON.stringify(known) !== before) tell();
    },
    tell,
  };

  function tell(): void {
    const { podman, ports, otherYamlServer } = known;
    send({
      ...(podman !== undefined && { podman }),
      ...(ports && { ports }),
      ...(otherYamlServer && { otherYamlServer }),
    });
  }
}

/** Each port once: every container of a pod has the ports of its pod, and a range stands for all in it. */
function takenPorts(published: readonly Published[]): readonly TakenPort[] {
  const taken = new Map<string, TakenPort>();
  for (const { owner, ports } of published) {
    for (const { address = '', host, count, protocol } of ports) {
      for (let port = host; port < host + count; port += 1) {
        taken.set(`${address} ${port} ${protocol}`, { port, protocol, address, owner });
      }
    }
  }
  return [...taken.values()].sort((a, b) => a.port - b.port);
}
