/** Ports as people write them. */
import type { Port } from '../../podman/pod.ts';
import { oneLine } from '../../text.ts';

/** '8080→80', '127.0.0.1:5432→5432', '53→53/udp', '8000-8009→8000-8009'. */
export function portText(port: Port): string {
  const range = (from: number): string => (port.count === 1 ? `${from}` : `${from}-${from + port.count - 1}`);
  const address = port.address === undefined ? '' : `${port.address}:`;
  const protocol = port.protocol === 'tcp' ? '' : `/${port.protocol}`;
  return oneLine(`${address}${range(port.host)}→${range(port.container)}${protocol}`);
}
