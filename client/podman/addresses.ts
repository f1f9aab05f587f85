/**
 * Reads the addresses of a container from what `podman container inspect` prints. As tolerant as read.ts.
 */
import * as v from 'valibot';

const text = v.nullish(v.string(), '');

const inspected = v.array(
  v.object({
    NetworkSettings: v.nullish(
      v.object({
        IPAddress: text,
        Networks: v.nullish(v.record(v.string(), v.object({ IPAddress: text, GlobalIPv6Address: text })), {}),
      }),
    ),
  }),
);

/** One for each network, IPv6 only where there is no other; none for a container that doesn't run. */
export function readAddresses(stdout: string): readonly string[] {
  const [container] = v.parse(inspected, JSON.parse(stdout));
  const networks = Object.values(container?.NetworkSettings?.Networks ?? {});
  const all = networks.map((it) => (it.IPAddress === '' ? it.GlobalIPv6Address : it.IPAddress));
  const found = all.filter((it) => it !== '');
  return found.length > 0 ? found : [container?.NetworkSettings?.IPAddress ?? ''].filter((it) => it !== '');
}
