import { expect, test } from 'vitest';
import { outlineOf } from '../check-editor.ts';
import { yaml } from '../fixture.ts';

test('a document is one object, its fields below it, items by their names', () => {
  const text = yaml`
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        - name: app
          image: docker.io/library/nginx:1.27
          args: [--debug, --port, "80"]
      volumes:
        - emptyDir: {}
  `;
  expect(outlineOf(text)).toMatchInlineSnapshot(`
    "object web (Pod)
      text apiVersion (v1)
      text kind (Pod)
      map metadata
        text name (web)
      map spec
        list containers
          container app (docker.io/library/nginx:1.27)
            text name (app)
            text image (docker.io/library/nginx:1.27)
            list args (--debug --port 80)
              item --debug
              item --port
              item 80
        list volumes
          volume [0] (emptyDir)
            map emptyDir"
  `);
});

test('containers show their role, image and ports, and what they hold reads as people say it', () => {
  const text = yaml`
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      labels:
        app: web
        tier: front
    spec:
      initContainers:
        - name: wait
          image: busybox
        - {name: proxy, image: envoy, restartPolicy: Always}
      containers:
        - image: &app nginx
          name: app
          ports:
            - containerPort: 80
              hostPort: 8080
            - name: dns
              containerPort: 53
              protocol: UDP
          envFrom:
            - configMapRef: {name: settings}
          env:
            - name: MODE
              value: test
            - name: COLOR
              valueFrom: {configMapKeyRef: {name: settings, key: color}}
            - name: PASSWORD
              valueFrom: {secretKeyRef: {name: login, key: password}}
            - name: HOST
              valueFrom:
                fieldRef:
                  fieldPath: spec.nodeName
          volumeMounts:
            - name: data
              mountPath: /data
              readOnly: true
          livenessProbe:
            httpGet: {path: /healthz, port: 80}
          resources:
            limits:
              cpu: 500m
              memory: 128Mi
      volumes:
        - name: data
          persistentVolumeClaim: {claimName: store}
  `;
  expect(outlineOf(text)).toMatchInlineSnapshot(`
    "object web (Pod)
      text apiVersion (v1)
      text kind (Pod)
      map metadata
        text name (web)
        map labels (app: web, tier: front)
          text app (web)
          text tier (front)
      map spec
        list initContainers
          container wait (init · busybox)
            text name (wait)
            text image (busybox)
          container proxy (init · envoy)
            text name (proxy)
            text image (envoy)
            text restartPolicy (Always)
        list containers
          container app (main · nginx · 8080 → 80, 53/udp)
            text image (nginx)
            text name (app)
            list ports
              port 80 (8080 → 80)
                text containerPort (80)
                text hostPort (8080)
              port dns (53/udp)
                text name (dns)
                text containerPort (53)
                text protocol (UDP)
            list envFrom
              variable ConfigMap settings
                map configMapRef
                  text name (settings)
            list env
              variable MODE (test)
                text name (MODE)
                text value (test)
              variable COLOR (ConfigMap settings/color)
                text name (COLOR)
                map valueFrom
                  map configMapKeyRef
                    text name (settings)
                    text key (color)
              variable PASSWORD (Secret login/password)
                text name (PASSWORD)
                map valueFrom
                  map secretKeyRef
                    text name (login)
                    text key (password)
              variable HOST (spec.nodeName)
                text name (HOST)
                map valueFrom
                  map fieldRef
                    text fieldPath (spec.nodeName)
            list volumeMounts
              mount data (/data · read-only)
                text name (data)
                text mountPath (/data)
                text readOnly (true)
            hook livenessProbe (GET :80/healthz)
              map httpGet
                text path (/healthz)
                text port (80)
            map resources
              map limits (cpu: 500m, memory: 128Mi)
                text cpu (500m)
                text memory (128Mi)
        list volumes
          volume data (persistentVolumeClaim store)
            text name (data)
            map persistentVolumeClaim
              text claimName (store)"
  `);
});

test('of workloads and Services the same is shown, and items of a List are objects of their own', () => {
  const text = yaml`
    kind: List
    apiVersion: v1
    items:
    - kind: Deployment
      apiVersion: apps/v1
      metadata:
        name: web
      spec:
        template:
          spec:
            containers:
            - name: app
              image: nginx
    - kind: Service
      apiVersion: v1
      metadata:
        name: front
      spec:
        ports:
        - port: 80
          targetPort: http
  `;
  expect(outlineOf(text)).toMatchInlineSnapshot(`
    "object List
      text kind (List)
      text apiVersion (v1)
      list items
        object web (Deployment)
          text kind (Deployment)
          text apiVersion (apps/v1)
          map metadata
            text name (web)
          map spec
            map template
              map spec
                list containers
                  container app (nginx)
                    text name (app)
                    text image (nginx)
        object front (Service)
          text kind (Service)
          text apiVersion (v1)
          map metadata
            text name (front)
          map spec
            list ports
              port 80 (80 → http)
                text port (80)
                text targetPort (http)"
  `);
});

test('what a Secret holds is shown as it stands, and in no other line', () => {
  const text = yaml`
    kind: Secret
    metadata:
      name: login
    data:
      password: aHVudGVyMg==
  `;
  expect(outlineOf(text)).toMatchInlineSnapshot(`
    "object login (Secret)
      text kind (Secret)
      map metadata
        text name (login)
      map data
        text password (aHVudGVyMg==)"
  `);
});

test('while a line is half written, the rest stays', () => {
  const text = yaml`
    kind: Pod
    metadata:
      name: web
    spec:
      containers:
        - name: app
          command: ["sh
          image: nginx
          foo
        - name: log
          image: 'busybox
      volumes:
        - name: data
  `;
  expect(outlineOf(text)).toMatchInlineSnapshot(`
    "object web (Pod)
      text kind (Pod)
      map metadata
        text name (web)
      map spec
        list containers
          container app (nginx)
            text name (app)
            list command
            text image (nginx)
          container log (busybox)
            text name (log)
            text image (busybox)
        list volumes
          volume data
            text name (data)"
  `);
});

test('a document in braces has an outline too', () => {
  expect(outlineOf('{"kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": []}}'))
    .toMatchInlineSnapshot(`
    "object web (Pod)
      text kind (Pod)
      map metadata
        text name (web)
      map spec
        list containers"
  `);
});

test('each document of a file has its own object', () => {
  const text = 'kind: Pod\nmetadata:\n  name: a\n---\nkind: ConfigMap\nmetadata:\n  name: b\n';
  expect(
    outlineOf(text)
      .split('\n')
      .filter((it) => it.startsWith('object')),
  ).toEqual(['object a (Pod)', 'object b (ConfigMap)']);
});

test("another tool's file has no outline of ours", () => {
  expect(outlineOf('services:\n  web:\n    image: nginx\n')).toBe('');
});
