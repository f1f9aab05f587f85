import { yaml } from '../../fixture.ts';
import { files, kinds } from '../around-spec.ts';

/** Specs of pods that are awkward to change, as they are written below `spec:` of a Pod. */
const specs: Readonly<Record<string, string>> = {
  'with something of all': yaml`
    # of the list
    containers: # behind the list
      # of the app
      - name: app # behind the name
        # of the image
        image: docker.io/library/nginx:1.27
        env: # behind env
          # of the mode
          - name: MODE
            value: fast # behind the mode
          - value: "hunter2" # the password
            name: DB_PASSWORD
          - name: CACHE
            value: localhost:6379
        ports:
          # of the port
          - containerPort: 80 # behind the port
            name: http
          - containerPort: 53
            protocol: UDP
        volumeMounts:
          - name: data
            mountPath: /data
        # behind the app
      # of the helper
      - name: helper
        image: docker.io/library/redis:7.4
        command: [sleep, "100"]
        ports: [{containerPort: 6379}]
        volumeMounts:
          - {name: own, mountPath: /own}
        # behind the helper
    # of the policy
    restartPolicy: Always # for good
    volumes:
      # of the data
      - name: data # behind its name
        emptyDir: {} # behind it
      - name: own
        hostPath: {path: /srv/own, type: Directory}
    # behind it all
  `,
  'whose lists stand at their key’s column': yaml`
    initContainers:
    - name: first
      image: docker.io/library/busybox:1.37
      command:
      - sh
      - -c
      - |
        # no comment
        echo first
    # of the second
    - image: docker.io/library/busybox:1.37
      name: second
      # behind the second
    containers:
    - name: app
      image: docker.io/library/nginx:1.27
      ports:
      - containerPort: 8080
        hostPort: 8080
      env:
      - name: TEXT
        value: |
          one

          two
      resources:
        limits:
          memory: 64Mi
          cpu: 100m
    - name: second-app
      image: docker.io/library/nginx:1.27
      resources:
        # of the requests
        requests: {memory: 64Mi}
    volumes:
    - emptyDir:
        # how much
        sizeLimit: 1Gi
      name: unused-by-none
    - name: made
      configMap: {name: made, optional: true}
  `,
  'that is indented by four': yaml`
    restartPolicy: OnFailure
    initContainers: # the only one
        - name: first
          image: docker.io/library/busybox:1.37
    containers:
        - name: app
          image: docker.io/library/nginx:1.27
          env:
              - {name: A, value: 'it''s'}
              - {name: B, value: "#x: y"} # b
          ports:
              -   containerPort: 443
          volumeMounts:
              - name: cache
                mountPath: /cache
        - name: helper
          image: docker.io/library/nginx:1.27
    volumes:
        - name: cache
          emptyDir: {}
  `,
  'in braces': yaml`
    {containers: [{name: app, image: "docker.io/library/nginx:1.27", ports: [{containerPort: 80}], env: [{name: A, value: b c}]}, {name: b, image: "docker.io/library/redis:7"}], volumes: [{name: v, emptyDir: {}}]}
  `,
  'in braces over several lines': yaml`
    {
      containers: [
        # of the app
        { name: app, image: "docker.io/library/nginx:1.27", ports: [
            { containerPort: 80 }, # behind the port
          ],
          env: [ { name: A,
            value: b } ],
        }, # behind the app
        { name: helper, image: "docker.io/library/redis:7" },
      ],
      initContainers: [], # none yet
      volumes: [ { name: v, emptyDir: {} } ], # behind the volumes
    }
  `,
  'with braces and brackets within its lines': yaml`
    initContainers: [] # none yet
    containers:
      - {name: app, image: docker.io/library/nginx:1.27, ports: [], env: [], resources: {}}
      - name: helper
        image: docker.io/library/nginx:1.27
        resources: {limits: {memory: 64Mi}}
        env: # none yet
        ports: # none yet
    volumes: [] # none yet
  `,
  'that ends with a block scalar': yaml`
    containers:
      - name: helper
        image: docker.io/library/busybox:1.37
      - name: app
        image: docker.io/library/busybox:1.37
        env:
          - name: A
            value: b
        command:
          - sh
          - -c
          - |+
            sleep 100

  `,
  'without a line break at its end': yaml`
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        env:
          - name: A
            value: b
      - name: helper
        image: docker.io/library/redis:7`,
  'that repeats itself': yaml`
    containers:
      - &app
        name: app
        image: &image docker.io/library/nginx:1.27
        env: &env
          - &a {name: A, value: &value b}
          - {name: B, value: *value}
        ports: &ports
          - containerPort: 80
      - <<: *app
        name: other
        image: *image
        ports: []
      - name: third
        image: docker.io/library/nginx:1.27
        env: *env
  `,
};

/** Each spec in each kind; the files around them take turns, so that each spec is met in each of them. */
export const awkward = Object.entries(specs).flatMap(([what, spec], turn) =>
  Object.entries(kinds).map(([kind, around], index) => {
    const [place, file] = Object.entries(files)[(turn + index) % 3] ?? ['', (text: string) => text];
    return { kind, place, what, text: file(around(spec)) };
  }),
);
