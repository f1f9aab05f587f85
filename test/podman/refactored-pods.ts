/** The manifests that are refactored and played, for the stand-ins of images that tests play. */
import { yaml } from '../fixture.ts';

/** What the names of all that is made begin with; the pod has no other name. */
export const prefix = 'podwright-refactored';

export const withVariables = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
        env:
          - {name: PLAIN, value: fast}
          - {name: NUMBER, value: "0800"}
          - {name: WORD, value: "yes"}
          - name: LINES
            value: |
              one
                two: # not a comment

          - {name: SPACED, value: "  a  "}
          - {name: ODD, value: "p: #a's \"q\" \\ {}\té €\n"}
          - {name: MORE, value: "$(PLAIN)-$$"}
          - {name: DB_PASSWORD, value: "p: #a's \"q\" \\ {}\té €\n"}
`;

/** One container writes into the volume, another reads. */
export const withVolume = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    containers:
      - name: writer
        image: docker.io/library/busybox:1.37
        command: [sh, -c, "echo written >> /data/file; exec until-stopped sleep 1000"]
        volumeMounts:
          - {name: ${prefix}-data, mountPath: /data}
      - name: reader
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
        volumeMounts:
          - {name: ${prefix}-data, mountPath: /read}
    volumes:
      - name: ${prefix}-data
        emptyDir: {}
`;

/** A container that takes a moment to leave what the app asks for once. */
export const withSetup = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
    annotations:
      io.podman.annotations.init.container.type: always
  spec:
    restartPolicy: Always
    containers:
      - name: setup
        image: docker.io/library/busybox:1.37
        command: [sh, -c, "sleep 1; echo prepared > /data/ready"]
        volumeMounts:
          - {name: ${prefix}-data, mountPath: /data}
      - name: app
        image: docker.io/library/busybox:1.37
        command: [sh, -c, "cat /data/ready; echo asked; exec until-stopped sleep 1000"]
        volumeMounts:
          - {name: ${prefix}-data, mountPath: /data}
    volumes:
      - name: ${prefix}-data
        emptyDir: {}
`;

/** For which podman waits before it starts the app, though it never ends. */
export const withNativeSidecar = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    initContainers:
      - name: helper
        image: docker.io/library/busybox:1.37
        restartPolicy: Always
        command: [until-stopped, sleep, "1000"]
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
`;

export const withResources = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    containers:
      - name: plain
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
      - name: limited
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
        resources: {limits: {cpu: 250m, memory: 64Mi}}
      - name: asking
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
        resources:
          requests: {cpu: 0.25, memory: 64Mi}
`;

export const withCache = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
        env:
          - {name: CACHE_HOST, value: localhost}
          - {name: CACHE_PORT, value: "6379"}
          - {name: CACHE, value: "127.0.0.1:6379"}
      - name: ${prefix}-cache
        image: docker.io/library/redis:7
        ports:
          - {containerPort: 6379, hostPort: 18954}
        volumeMounts:
          - {name: ${prefix}-data, mountPath: /kept}
    volumes:
      - name: ${prefix}-data
        emptyDir: {}
`;

/** Has a port of the host that a container of the other pod listens at for itself. */
export const other = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}-other
  spec:
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        ports:
          - {containerPort: 80, hostPort: 18952}
`;

export const alike = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [sh, -c, "echo alike >/tmp/index.html; exec until-stopped httpd -f -p 18952 -h /tmp"]
        ports:
          - containerPort: 18952
`;

export const web = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
    labels: {app: ${prefix}, tier: front}
    annotations:
      io.podman.annotations.ulimit: nofile=1000:1001
  spec:
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        env:
          - {name: MODE, value: fast}
        ports:
          - {containerPort: 80, hostPort: 18954}
`;

export const ending = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    restartPolicy: Never
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [sh, -c, "exit 3"]
`;
