import type { Explain } from './asked.ts';
import type { Site } from '../../symbols/walk.ts';
import { scalarIn } from '../../manifest/find.ts';

/** Where a port can be reached once podman has published it. */
export const address: Explain = ({ site, place, known }) => {
  if (known.target === 'kubernetes' || !/^ContainerPort\.(?:hostPort|containerPort)$/.test(place)) {
    return undefined;
  }
  const port = textBeside(site, 'hostPort');
  const protocol = textBeside(site, 'protocol') ?? 'TCP';
  if (port === undefined || !/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65535) return undefined;
  if (protocol.toUpperCase() !== 'TCP') return undefined;
  const url = `http://${hostOf(textBeside(site, 'hostIP'))}:${port}`;
  return `Once it is played: [${url}](${url})`;
};

function textBeside(site: Site, field: string): string | undefined {
  const map = site.parent?.node;
  const text = map?.kind === 'map' ? scalarIn(map, field)?.text : undefined;
  return text === '' ? undefined : text;
}

/** This machine, unless the port is bound to one of its addresses alone. */
function hostOf(ip: string | undefined): string {
  if (ip === undefined || !/^[0-9a-fA-F.:]+$/.test(ip) || /^(?:0\.0\.0\.0|::)$/.test(ip)) return 'localhost';
  return ip.includes(':') ? `[${ip}]` : ip;
}
