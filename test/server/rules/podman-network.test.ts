import { describe, test } from 'vitest';
import { checkFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a pod on the host’s network', () => {
  const code = 'podman-host-network-port';
  const onHost = (container: string) => pod({ spec: 'hostNetwork: true', container });

  test('publishes nothing', () => {
    checkFix(
      code,
      onHost('ports:\n  - containerPort: 80\n    hostPort: 80 # c'),
      "Remove 'hostPort'",
      onHost('ports:\n  - containerPort: 80'),
    );
    checkRule(code, onHost('ports:\n  - containerPort: 80\n    hostPort: 0'));
    checkRule(code, pod({ spec: 'hostNetwork: false', container: 'ports: [{hostPort: 80}]' }));
  });
});

describe('an address', () => {
  const code = 'podman-invalid-address';

  test.each(['127.0.0.1', '::1', 'fe80::1', '::ffff:1.2.3.4', '""'])('%s is one', (address) => {
    checkRule(code, pod({ container: `ports: [{hostPort: 80, hostIP: ${address}}]` }));
  });
  test('of a port that isn’t published is never looked at', () => {
    checkRule(code, pod({ container: 'ports: [{containerPort: 80, hostIP: localhost}]' }));
  });
  test('is asked of nameservers, and better be one in the hosts file', () => {
    checkRule(
      code,
      pod({
        spec: yaml`
          dnsConfig:
            nameservers:
              - dns.example.com
                ^^^^^^^^^^^^^^^ error podman-invalid-address: podman refuses 'dns.example.com': write the nameserver's address.
              - 1.1.1.1
          hostAliases:
            - ip: 1.2.3
                  ^^^^^ warning podman-invalid-address: podman writes '1.2.3' into /etc/hosts, where it means nothing: write an address.
              hostnames: [db]
        `,
      }),
    );
  });
});

test('a port that podman publishes anyway is told before 4.8 alone', () => {
  const port = pod({ container: 'ports: [{containerPort: 8080}]' });
  checkRule('podman-published-port', port, '4.8');
  checkRule(
    'podman-published-port',
    pod({ container: 'ports: [{containerPort: 80, hostPort: 8080}]' }),
    '4.7',
  );
});
