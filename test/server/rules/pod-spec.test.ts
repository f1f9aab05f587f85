import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('containers', () => {
  test('are needed, and each has a name of its own', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers: []
        ^^^^^^^^^^ error missing-field: 'containers' needs a value.
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        initContainers:
          - name: web
                  ^^^ error duplicate-container: This pod has another container 'web'. Give each its own name.
            image: docker.io/library/busybox:1.36
          - name: setup
            image: docker.io/library/busybox:1.36
          - name: setup
                  ^^^^^ error duplicate-container: This pod has another container 'setup'. Give each its own name.
            image: docker.io/library/busybox:1.36
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
  test('have an image and a name, also where there is nothing yet', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
        ^^^^^^^^^^ error missing-field: This item is empty, and a Container needs 'name'.
          - name: ""
            ^^^^ error missing-field: 'name' needs a value.
            image: " "
                   ^^^ error padded-image: An image has no blanks around it. Remove them.
          - image:
            ^^^^^ error missing-field: 'image' needs a value.
            name: a
          -
    `);
  });
});

describe('an image', () => {
  test('has no blanks around it in a Pod', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: " docker.io/library/nginx:1.27"
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error padded-image: An image has no blanks around it. Remove them.
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: " docker.io/library/nginx:1.27"
    `);
  });
});

describe('an init container', () => {
  test('that ends has no probes and hooks', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        initContainers:
          - name: setup
            image: docker.io/library/busybox:1.36
            lifecycle: { preStop: { exec: { command: [a] } } }
            ^^^^^^^^^ error forbidden-field: 'lifecycle' needs 'restartPolicy: Always' beside it. An init container that ends has none of it.
            startupProbe: { exec: { command: [a] } }
            ^^^^^^^^^^^^ error forbidden-field: 'startupProbe' needs 'restartPolicy: Always' beside it. An init container that ends has none of it.
          - name: log
            image: docker.io/library/busybox:1.36
            restartPolicy: Always
            lifecycle: { preStop: { exec: { command: [a] } } }
            startupProbe: { exec: { command: [a] } }
          - name: misspelt
            image: docker.io/library/busybox:1.36
            restartPolicie: Always
            ^^^^^^^^^^^^^^ error unknown-field: A Container has no 'restartPolicie'. Did you mean 'restartPolicy'?
            startupProbe: { exec: { command: [a] } }
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('rules about restarts', () => {
  test('need a policy beside them, and end somewhere', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            restartPolicyRules:
            ^^^^^^^^^^^^^^^^^^ error missing-field: 'restartPolicyRules' needs 'restartPolicy' beside it.
              - action: Restart
                exitCodes: { operator: In, values: [1] }
              - action: Restart
                ^^^^^^ error missing-field: This ContainerRestartRule lacks 'exitCodes'.
    `);
  });
});

describe('name servers', () => {
  test('are needed where nothing else is asked', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        dnsPolicy: None
        ^^^^^^^^^ error missing-field: 'dnsPolicy: None' needs 'dnsConfig.nameservers' beside it.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        dnsPolicy: None
        ^^^^^^^^^ error missing-field: 'dnsPolicy: None' needs 'dnsConfig.nameservers' beside it.
        dnsConfig: { searches: [a] }
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        dnsPolicy: None
        dnsConfig: { nameservers: [192.0.2.1] }
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
  test('are three addresses at the most', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        dnsConfig:
          nameservers: [192.0.2.1, 192.0.2.2, "::1", 192.0.2.4]
                                                     ^^^^^^^^^ error too-many-items: 'nameservers' may have 3 items at the most. Remove this one.
          searches: [a_b.c., ".", A]
                                  ^ error invalid-name: 'A' has 'A', and only a-z, 0-9, '-', '_' and '.' may stand in it. Write 'a'.
          options: [{ name: ndots }, { value: "2" }]
                                       ^^^^^ error missing-field: This PodDNSConfigOption lacks 'name'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        dnsConfig: { nameservers: [here] }
                                   ^^^^ error invalid-address: 'here' is no IP address.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('other names of hosts', () => {
  test('are addresses with names of DNS', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostAliases:
          - ip: 127.0.0.1
            hostnames: [a.b, "*.b"]
                             ^^^^^ error invalid-name: '*.b' has '*', and only a-z, 0-9, '-' and '.' may stand in it.
          - ip: 127.0.0.01
                ^^^^^^^^^^ error invalid-address: '127.0.0.01' has a number that begins with 0. Write '127.0.0.1'.
          - ip: ::ffff:127.0.0.1
                ^^^^^^^^^^^^^^^^ error invalid-address: '::ffff:127.0.0.1' is an IPv4 address in the form of IPv6. Write '127.0.0.1'.
          - ip: 10.0.0.0/8
                ^^^^^^^^^^ error invalid-address: '10.0.0.0/8' is no IP address.
          - hostnames: [a]
            ^^^^^^^^^ error missing-field: This HostAlias lacks 'ip'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('names of a pod for others', () => {
  test('are labels, and not both', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostname: Web
                  ^^^ error invalid-name: 'Web' has 'W', and only a-z, 0-9 and '-' may stand in it. Write 'web'.
        subdomain: a.b
                   ^^^ error invalid-name: 'a.b' has '.', and only a-z, 0-9 and '-' may stand in it. Write 'a-b'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostnameOverride: a.b
        ^^^^^^^^^^^^^^^^ error forbidden-field: 'hostnameOverride' can't stand beside 'setHostnameAsFQDN: true'. Remove one of the two.
        ^^^^^^^^^^^^^^^^ error forbidden-field: 'hostnameOverride' can't stand beside 'hostNetwork: true'. Remove one of the two.
        setHostnameAsFQDN: true
        hostNetwork: true
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostnameOverride: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error too-long: 'hostnameOverride' has 65 bytes, and 64 are allowed at the most.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe("the host's namespaces", () => {
  test("are none for users of the pod's own", () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostUsers: false
        hostNetwork: true
        ^^^^^^^^^^^ error forbidden-field: 'hostNetwork: true' can't stand beside 'hostUsers: false'. Remove one of the two.
        hostPID: true
        ^^^^^^^ error forbidden-field: 'hostPID: true' can't stand beside 'hostUsers: false'. Remove one of the two.
        hostIPC: false
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostUsers: true
        hostPID: true
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('gates', () => {
  test('keep a pod from any node, each once', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        nodeName: node-1
        ^^^^^^^^ error forbidden-field: 'nodeName' can't stand beside 'schedulingGates'. Remove one of the two.
        schedulingGates: [{ name: a }, { name: a }, { name: "a b" }]
                                               ^ error duplicate-item: Another item of 'schedulingGates' has the name 'a'. Change one, or remove this item.
                                                            ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        nodeName: node-1
        schedulingGates: []
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('ephemeral containers', () => {
  test('are added later', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        ephemeralContainers: [{ name: debug, image: docker.io/library/busybox:1.36 }]
        ^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'ephemeralContainers' can't stand here. Ephemeral containers are added to a pod that runs, with 'kubectl debug'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        ephemeralContainers: []
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a system', () => {
  test('has fields of its own', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        os: { name: windows }
        hostPID: true
        ^^^^^^^ error forbidden-field: 'hostPID: true' can't stand beside 'os.name: windows'. Remove one of the two.
        hostIPC: false
        securityContext: { runAsUser: 1, runAsNonRoot: true }
                           ^^^^^^^^^ error forbidden-field: 'runAsUser' can't stand beside 'os.name: windows'. Remove one of the two.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            securityContext: { privileged: true, windowsOptions: { runAsUserName: ContainerUser } }
                               ^^^^^^^^^^ error forbidden-field: 'privileged' can't stand beside 'os.name: windows'. Remove one of the two.
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        os: { name: linux }
        securityContext: { windowsOptions: {} }
                           ^^^^^^^^^^^^^^ error forbidden-field: 'windowsOptions' can't stand beside 'os.name: linux'. Remove one of the two.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        os: {}
        ^^ error missing-field: This PodOS lacks 'name'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('claims for devices', () => {
  test('name what they want, and belong to containers', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        resources: { claims: [{ name: gpu }] }
                     ^^^^^^ error forbidden-field: 'claims' can't stand here. Only a container can claim devices.
        resourceClaims:
          - name: gpu
            resourceClaimName: a
            resourceClaimTemplateName: b
            ^^^^^^^^^^^^^^^^^^^^^^^^^ error one-of: This PodResourceClaim has 'resourceClaimName' already. Remove one of the two.
          - name: gpu
                  ^^^ error duplicate-item: Another item of 'resourceClaims' has the name 'gpu'. Change one, or remove this item.
            resourceClaimName: a
          - name: Other
            ^^^^ error one-of: This PodResourceClaim needs one of 'resourceClaimName' and 'resourceClaimTemplateName'.
                  ^^^^^ error invalid-name: 'Other' has 'O', and only a-z, 0-9 and '-' may stand in it. Write 'other'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('what is too much', () => {
  test('is told', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations: { note: "xxxxxxxxxx" }
      spec:
        dnsConfig:
          searches: [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33]
                                                                                                                                                                           ^^^ error too-many-items: 'searches' may have 32 items at the most. Remove this one and those behind it: 2 in all.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});
