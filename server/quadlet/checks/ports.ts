import { refused, type Check } from './check.ts';
import { portFault } from '../publish.ts';
import { allOf } from '../unit.ts';

/** Ports that podman refuses when the service starts; before podman 5.3 some of them Quadlet did. */
export const ports: Check = (unit) =>
  allOf(unit, 'Kube', 'PublishPort').flatMap(({ value, valueSpan }) => {
    // What systemd puts in the place of a specifier is known only then.
    const fault = value.includes('%') ? undefined : portFault(value);
    if (fault === undefined) return [];
    const message = `podman refuses this port: ${fault}. Write it as 8080:80 or 127.0.0.1:8080:80/udp.`;
    return [refused('quadlet-port', valueSpan, message)];
  });
