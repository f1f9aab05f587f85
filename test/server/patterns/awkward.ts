import { yaml } from '../../fixture.ts';
import { files, kinds } from '../around-spec.ts';

/** A file with a pod that is awkward to edit, and in words what is awkward. */
export type Awkward = {
  readonly kind: string;
  /** What the file has around the object. */
  readonly place: string;
  /** How the pod's spec is written. */
  readonly what: string;
  readonly text: string;
};

/** Specs of pods that are awkward to add to, as they are written below `spec:` of a Pod. */
const specs: Readonly<Record<string, string>> = {
  'which has containers alone': yaml`
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        command: [nginx]
  `,
  'without a line break at its end': yaml`
    containers:
      - name: app
        image: docker.io/library/nginx:1.27`,
  'with comments between and behind its items': yaml`
    # of the list
    containers: # behind the list
      # of the app
      - name: app # behind the name
        # of the image
        image: docker.io/library/nginx:1.27
        # behind the app
      # of the helper
      - name: helper
        image: docker.io/library/busybox:1.37
        command: [sleep, "100"]
        # behind the helper
    # of the policy
    restartPolicy: OnFailure
    # behind it all
  `,
  'with its lists at their key’s column': yaml`
    restartPolicy: OnFailure
    initContainers:
    - name: first
      image: docker.io/library/busybox:1.37
    containers:
    - name: app
      image: docker.io/library/nginx:1.27
      ports:
      - containerPort: 80
        hostPort: 8080
      env:
      - name: MODE
        value: fast
    volumes:
    - name: unrelated
      configMap: {name: made, optional: true}
  `,
  'that is indented by four': yaml`
    containers:
        - name: app
          image: docker.io/library/nginx:1.27
          volumeMounts:
              - name: cache
                mountPath: /cache
    volumes:
        - name: cache
          emptyDir: {}
  `,
  'in braces': yaml`
    {containers: [{name: app, image: "docker.io/library/nginx:1.27"}], restartPolicy: OnFailure}
  `,
  'in braces over several lines': yaml`
    {
      containers: [
        # of the app
        { name: app, image: "docker.io/library/nginx:1.27", }, # behind the app
      ],
      volumes: [], # behind the volumes
    }
  `,
  'with braces for its containers': yaml`
    containers: [{name: app, image: "docker.io/library/nginx:1.27", env: [], volumeMounts: []}]
    restartPolicy: OnFailure
  `,
  'with empty lists': yaml`
    initContainers: [] # none yet
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        env: []   # none yet
        volumeMounts: []
    volumes: [] # none yet
  `,
  'with lists that lack their values': yaml`
    initContainers: # none yet
    volumes:
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        volumeMounts:
        env: # none yet
  `,
  'that ends with a block scalar': yaml`
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command:
          - sh
          - -c
          - |+
            sleep 100

  `,
  'whose names, ports and paths are taken': yaml`
    containers:
      - image: docker.io/library/nginx:1.27
        name: log-shipper
        ports:
          - {name: metrics, containerPort: 9115, hostPort: 9115}
          - {name: https, containerPort: 8443, hostPort: 8443}
        volumeMounts:
          - {name: web-logs, mountPath: /var/log/app, readOnly: true}
          - {name: web-logs, mountPath: /data}
          - {name: web-logs, mountPath: /status, readOnly: true}
    volumes:
      - name: web-logs
        configMap: {name: made, optional: true}
  `,
  'which is told of a database and an API': yaml`
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        env: # of the app
          # of the database
          - name: DB_ADDRESS # ours
            value: 'db.internal:5433' # on the third machine
          - {name: API_URL, value: "https://api.internal/v1"}
  `,
  'which has fitting volumes already': yaml`
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        volumeMounts:
          - name: log
            mountPath: /var/log/nginx/
          - name: pages
            mountPath: /usr/share/nginx/html
    volumes:
      - {name: log, emptyDir: {}}
      - {name: pages, emptyDir: {}}
  `,
};

/** Each spec in each kind in each file. */
export const awkward: readonly Awkward[] = Object.entries(specs).flatMap(([what, spec]) =>
  Object.entries(kinds).flatMap(([kind, around]) =>
    Object.entries(files).map(([place, file]) => ({ kind, place, what, text: file(around(spec)) })),
  ),
);
