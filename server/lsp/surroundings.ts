import type { Connection } from 'vscode-languageserver';
import { isRecord } from './json.ts';
import {
  surroundingsNotification,
  type OtherYamlServer,
  type Surroundings,
  type TakenPort,
} from '../protocol.ts';

/** What the client knows of its surroundings, as it told last; calls back after each change of it. */
export function followSurroundings(connection: Connection, changed: () => void): () => Surroundings {
  let told: Surroundings = {};
  connection.onNotification(surroundingsNotification, (params: unknown) => {
    told = readSurroundings(params);
    changed();
  });
  return () => told;
}

/** Whatever a client sends: what can't be read counts as not known. */
function readSurroundings(value: unknown): Surroundings {
  const { podman, ports, otherYamlServer: other } = isRecord(value) ? value : {};
  return {
    ...(typeof podman === 'string' && /^\d+\.\d+/.test(podman) && { podman }),
    ...(Array.isArray(ports) && { ports: ports.filter(isTakenPort) }),
    ...(isOtherServer(other) && { otherYamlServer: other }),
  };
}

function isOtherServer(value: unknown): value is OtherYamlServer {
  return (
    isRecord(value) &&
    ['validates', 'completes', 'hovers'].every((it) => typeof value[it] === 'boolean') &&
    ['withSchema', 'schemaFailed'].every((it) => isTexts(value[it]))
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((it) => typeof it === 'string');
}

function isTakenPort(value: unknown): value is TakenPort {
  return (
    isRecord(value) &&
    typeof value['port'] === 'number' &&
    ['protocol', 'address', 'owner'].every((it) => typeof value[it] === 'string')
  );
}
