import { describe, test } from 'vitest';
import { checkDiagnostics, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a port of the host', () => {
  test('goes to one port of the containers that run together', () => {
    checkRule(
      'host-port-clash',
      pod({
        container: yaml`
          ports:
            - containerPort: 80
              hostPort: 8080
            - containerPort: 81
              hostPort: 8080
                        ^^^^ error host-port-clash: Port 8080 of the host is taken by another port of this pod. Use another, such as 8082.
            - containerPort: 82
              hostPort: 8081
        `,
      }),
    );
  });
  test('goes to several that differ by protocol or address', () => {
    checkRule(
      'host-port-clash',
      pod({
        container: yaml`
          ports:
            - { containerPort: 80, hostPort: 8080 }
            - { containerPort: 81, hostPort: 8080, protocol: UDP }
            - { containerPort: 82, hostPort: 8080, hostIP: 127.0.0.1 }
            - { containerPort: 83, hostPort: 0 }
            - { containerPort: 84, hostPort: 0 }
        `,
      }),
    );
  });
  test('goes to an init container and again to what comes after it', () => {
    checkRule(
      'host-port-clash',
      pod({
        spec: yaml`
          initContainers:
            - name: setup
              image: docker.io/library/nginx:1.27
              ports: [{ containerPort: 80, hostPort: 8080 }]
        `,
        container: 'ports: [{ containerPort: 80, hostPort: 8080 }]',
      }),
    );
  });
  test('is the containerPort on the network of the host', () => {
    checkRule(
      'host-port-clash',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostNetwork: true
          containers:
            - name: a
              image: docker.io/library/nginx:1.27
              ports: [{ containerPort: 80 }]
            - name: b
              image: docker.io/library/nginx:1.27
              ports:
                - containerPort: 80
                                 ^^ error host-port-clash: Port 80 of the host, whose network the pod shares, is taken by another port of this pod. Use another, such as 81.
      `,
    );
  });
  test('is not filled in for a template', () => {
    checkRule(
      'host-port-clash',
      yaml`
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              hostNetwork: true
              containers:
                - name: a
                  image: docker.io/library/nginx:1.27
                  ports: [{ containerPort: 80 }]
                - name: b
                  image: docker.io/library/nginx:1.27
                  ports: [{ containerPort: 80 }]
      `,
    );
  });
  test('is changed to the next that is free', () => {
    const ports = (second: string) =>
      pod({
        container: `ports: [{containerPort: 1, hostPort: 80}, {containerPort: 2, hostPort: ${second}}]`,
      });
    checkFix('host-port-clash', ports('80'), 'Use 81', ports('81'));
  });
  test('has no next at the end', () => {
    checkNoFix(
      'host-port-clash',
      pod({
        container: 'ports: [{containerPort: 1, hostPort: 65535}, {containerPort: 2, hostPort: 65535}]',
      }),
    );
  });
});

describe('on the network of the host', () => {
  const ports = (port: string) => pod({ spec: 'hostNetwork: true', container: `ports: [${port}]` });
  test('hostPort is containerPort or left out', () => {
    checkRule('host-network-port', ports('{containerPort: 80}'));
    checkRule('host-network-port', ports('{containerPort: 80, hostPort: 80}'));
    checkRule('host-network-port', pod({ container: 'ports: [{containerPort: 80, hostPort: 8080}]' }));
  });
  test('another hostPort is removed or changed', () => {
    const before = ports('{containerPort: 80, hostPort: 8080}');
    checkFix('host-network-port', before, "Remove 'hostPort'", ports('{containerPort: 80}'));
    checkFix('host-network-port', before, 'Use 80', ports('{containerPort: 80, hostPort: 80}'));
  });
});

describe('a port of a probe', () => {
  const probe = (port: string) =>
    pod({
      container: `ports: [{name: web, containerPort: 80}]\nlivenessProbe: {tcpSocket: {port: ${port}}}`,
    });
  test('is a number or a name', () => {
    checkDiagnostics(probe('80'));
    checkDiagnostics(probe('web'));
    checkRule('quoted-port', probe('"0x50"'));
  });
  test('is no number in quotes', () => {
    checkFix('quoted-port', probe("'8080'"), 'Remove the quotes', probe('8080'));
  });
  test('has the form of a name', () => {
    checkRule(
      'invalid-name',
      pod({
        container: yaml`
          livenessProbe:
            httpGet:
              port: My_Port
                    ^^^^^^^ error invalid-name: 'My_Port' has 'M', and only a-z, 0-9 and '-' may stand in it. Write 'my-port'.
        `,
      }),
    );
  });
});

describe('ports that get in the way of each other', () => {
  test('in one container are told at the second', () => {
    checkRule(
      'overlapping-port',
      pod({
        container: yaml`
          ports:
            - containerPort: 80
            - containerPort: 80
                             ^^ warning overlapping-port: This container has port 80 too. Remove one of the two.
            - containerPort: 80
              protocol: UDP
        `,
      }),
    );
  });
  test('ask for one port of the host at every address and at one', () => {
    checkRule(
      'overlapping-port',
      pod({
        container: yaml`
          ports:
            - containerPort: 80
              hostPort: 8080
            - containerPort: 80
                             ^^ warning overlapping-port: Port 8080 of the host is asked for twice, once at every address and once at one. Which gets it is not defined.
              hostPort: 8080
              hostIP: 10.0.0.1
        `,
      }),
    );
  });
  test('have a hostPort in one place and none in another', () => {
    checkRule(
      'overlapping-port',
      pod({
        container: yaml`
          ports:
            - containerPort: 80
              hostPort: 8080
            - containerPort: 80
                             ^^ warning overlapping-port: This container has port 80 too, once with a hostPort and once without. Keep the one with it.
        `,
      }),
    );
  });
  test('may map one port to several of the host', () => {
    checkRule(
      'overlapping-port',
      pod({ container: 'ports: [{containerPort: 80, hostPort: 80}, {containerPort: 80, hostPort: 8080}]' }),
    );
  });
  test('have one name in two containers', () => {
    checkRule(
      'overlapping-port',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: a
              image: docker.io/library/nginx:1.27
              ports: [{ name: web, containerPort: 80 }]
            - name: b
              image: docker.io/library/nginx:1.27
              ports:
                - name: web
                        ^^^ warning overlapping-port: Another container has a port 'web', and Services and probes by that name mean that one.
                  containerPort: 81
      `,
    );
  });
});

describe('an address of the host', () => {
  test('without a port of the host is removed', () => {
    checkFix(
      'unused-host-ip',
      pod({ container: 'ports: [{containerPort: 80, hostIP: 10.0.0.1}]' }),
      "Remove 'hostIP'",
      pod({ container: 'ports: [{containerPort: 80}]' }),
    );
  });
  test('with one is silent, and so it is on the network of the host', () => {
    checkRule(
      'unused-host-ip',
      pod({ container: 'ports: [{containerPort: 80, hostPort: 1, hostIP: 10.0.0.1}]' }),
    );
    checkRule(
      'unused-host-ip',
      pod({ spec: 'hostNetwork: true', container: 'ports: [{containerPort: 80, hostIP: 10.0.0.1}]' }),
    );
  });
});
