import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('the ports of a Service', () => {
  test('are required, unless it has no address', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
      ^^^^ error missing-field: This ServiceSpec lacks 'ports'.
        selector: { app: web }
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        clusterIP: None
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: ExternalName
        externalName: example.com.
    `);
  });
  test('have names where there are several', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports:
          - name: a
            port: 80
          - port: 81
            ^^^^ error unnamed-port: Each port of a Service with several needs a name. Add 'name'.
          - name: a
                  ^ error duplicate-item: Another item of 'ports' has the name 'a'. Change one, or remove this item.
            port: 82
    `);
  });
  test('differ by number and protocol', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: NodePort
        ports:
          - { name: a, port: 80, nodePort: 30080 }
          - { name: b, port: 80, protocol: UDP, nodePort: 30080 }
          - { name: c, port: 80 }
                             ^^ error duplicate-pair: Another item has this 'port' with the same 'protocol'. Change one, or remove this item.
          - { name: d, port: 81, nodePort: 30080 }
                                           ^^^^^ error duplicate-pair: Another item has this 'nodePort' with the same 'protocol'. Change one, or remove this item.
    `);
  });
  test('lead to numbers and names', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports:
          - { name: a, port: 0, targetPort: 0 }
                             ^ error out-of-range: 'port' must be between 1 and 65535.
          - { name: b, port: 81, targetPort: http }
          - { name: c, port: 82, targetPort: Http_ }
                                             ^^^^^ error invalid-name: 'Http_' has 'H', and only a-z, 0-9 and '-' may stand in it. Write 'http'.
          - { name: d, port: 83, targetPort: 70000 }
                                             ^^^^^ error out-of-range: 'targetPort' must be between 1 and 65535.
    `);
  });
  test('are opened on nodes by its type', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{ port: 80, nodePort: 30080 }]
                            ^^^^^^^^ error forbidden-field: 'nodePort' can't stand beside 'type: ClusterIP'. Remove one of the two.
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{ port: 80, nodePort: 0 }]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
        ports: [{ port: 80, nodePort: 30080 }]
    `);
  });
});

describe('a Service by another name', () => {
  test('has that name and nothing of an address', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: ExternalName
        ^^^^ error missing-field: 'type: ExternalName' needs 'externalName' beside it.
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: ExternalName
        externalName: a_b
                      ^^^ error invalid-name: 'a_b' has '_', and only a-z, 0-9, '-' and '.' may stand in it. Write 'a-b'.
        clusterIP: 10.0.0.1
        ^^^^^^^^^ error forbidden-field: 'clusterIP' can't stand beside 'type: ExternalName'. Remove one of the two.
        ipFamilyPolicy: SingleStack
        ^^^^^^^^^^^^^^ error forbidden-field: 'ipFamilyPolicy' can't stand beside 'type: ExternalName'. Remove one of the two.
    `);
  });
});

describe('what a Service has', () => {
  test('goes with its type', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{ port: 80 }]
        loadBalancerClass: example.com/x
        ^^^^^^^^^^^^^^^^^ error forbidden-field: 'loadBalancerClass' needs 'type: LoadBalancer' beside it. Add that, or remove this.
        allocateLoadBalancerNodePorts: true
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'allocateLoadBalancerNodePorts' needs 'type: LoadBalancer' beside it. Add that, or remove this.
        loadBalancerSourceRanges: [10.0.0.0/8]
        ^^^^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'loadBalancerSourceRanges' needs 'type: LoadBalancer' beside it. Add that, or remove this.
        externalTrafficPolicy: Local
        ^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'externalTrafficPolicy' needs 'type: LoadBalancer or NodePort' beside it. Add that, or remove this.
        healthCheckNodePort: 30000
        ^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'healthCheckNodePort' needs 'type: LoadBalancer' beside it. Add that, or remove this.
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } }
        ^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'sessionAffinityConfig' can't stand beside 'sessionAffinity: None'. Remove one of the two.
                                                             ^ error out-of-range: 'timeoutSeconds' must be between 1 and 86400.
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
        ports: [{ port: 80 }]
        loadBalancerClass: example.com/x
        allocateLoadBalancerNodePorts: true
        loadBalancerSourceRanges: [" 10.0.0.0/8 "]
        externalTrafficPolicy: Local
        healthCheckNodePort: 30000
        sessionAffinity: ClientIP
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } }
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
        ports: [{ port: 80 }]
        healthCheckNodePort: 30000
        ^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'healthCheckNodePort' needs 'externalTrafficPolicy: Local' beside it. Add that, or remove this.
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        externalIPs: [192.0.2.1]
        externalTrafficPolicy: Local
        ports: [{ port: 80 }]
    `);
  });
});

describe('addresses of a Service', () => {
  test('are addresses', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        clusterIP: here
                   ^^^^ error invalid-address: 'here' is no IP address.
        externalIPs: [127.0.0.1, 192.0.2.01]
                      ^^^^^^^^^ error invalid-address: '127.0.0.1' is an address that only has meaning on its own machine or link.
                                 ^^^^^^^^^^ error invalid-address: '192.0.2.01' has a number that begins with 0. Write '192.0.2.1'.
        ports: [{ port: 80 }]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: LoadBalancer
        loadBalancerSourceRanges: [10.0.0.0, 10.0.0.1/8]
                                   ^^^^^^^^ error invalid-address: '10.0.0.0' is no range of addresses such as '10.0.0.0/8'.
                                             ^^^^^^^^^^ error invalid-address: '10.0.0.1/8' has bits set behind the first 8.
        ports: [{ port: 80 }]
    `);
  });
  test('are one of each family, the first of them twice', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        clusterIP: 10.0.0.1
        clusterIPs: [10.0.0.1, "fd00::1"]
        ipFamilies: [IPv4, IPv6]
        ports: [{ port: 80 }]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        clusterIP: 10.0.0.1
        clusterIPs: [10.0.0.2, 10.0.0.3, 10.0.0.4]
                     ^^^^^^^^ error cluster-addresses: The first of 'clusterIPs' must be the 'clusterIP', which is '10.0.0.1'.
                     ^^^^^^^^ error cluster-addresses: 'ipFamilies' wants an address of IPv6 here, and this is one of IPv4.
                               ^^^^^^^^ error cluster-addresses: A Service has one address of IPv4 at the most. Remove one of the two.
                               ^^^^^^^^ error cluster-addresses: 'ipFamilies' wants an address of IPv6 here, and this is one of IPv4.
                                         ^^^^^^^^ error too-many-items: 'clusterIPs' may have 2 items at the most. Remove this one.
        ipFamilies: [IPv6, IPv6]
                           ^^^^ error cluster-addresses: IPv6 stands in this list already. Remove one of the two.
        ports: [{ port: 80 }]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        clusterIPs: [10.0.0.2]
        ^^^^^^^^^^ error forbidden-field: 'clusterIPs' needs 'clusterIP' beside it. Add that, or remove this.
        ports: [{ port: 80 }]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        clusterIP: None
        clusterIPs: [None, 10.0.0.1]
                           ^^^^^^^^ error cluster-addresses: Nothing can stand beside 'None'. Remove one of the two.
        ports: [{ port: 80 }]
    `);
  });
});
