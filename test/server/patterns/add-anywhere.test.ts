import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { variants } from '../../../server/patterns/variants.ts';
import type { Variant } from '../../../server/patterns/variant.ts';
import { added, heard } from '../../check-patterns.ts';

import { yaml } from '../../fixture.ts';

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

/** How the object around a spec is written. */
const kinds: Readonly<Record<string, (spec: string) => string>> = {
  Pod: (spec) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${indented(spec, 2)}`,
  Deployment: (spec) => workload('Deployment', 'replicas: 1\n  ', spec),
  DaemonSet: (spec) => workload('DaemonSet', '', spec),
  Job: (spec) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n${indented(never(spec), 6)}`,
};

function workload(kind: string, more: string, spec: string): string {
  return `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: web\nspec:\n  ${more}selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n${indented(spec, 6)}`;
}

/** A Job's pods don't always restart. */
function never(spec: string): string {
  if (spec.includes('restartPolicy') || spec.startsWith('{')) return spec;
  return `restartPolicy: Never\n${spec}`;
}

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

/** What a file has around the object, and how it breaks its lines. */
const files: Readonly<Record<string, (text: string) => string>> = {
  'alone in its file': (text) => text,
  'in a file of CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'between other documents': (text) =>
    `# first\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\n---\n${text.trimEnd()}\n---\n# last\n`,
};

/** Each spec in each kind; the files around them take turns, so that each spec is met in each of them. */
const cases = Object.entries(specs).flatMap(([what, spec], turn) =>
  Object.entries(kinds).map(([kind, around], index) => {
    const [place, file] = Object.entries(files)[(turn + index) % 3] ?? ['', (text: string) => text];
    return { kind, place, what, text: file(around(spec)) };
  }),
);

describe.each(cases)('a $kind $place, $what,', ({ text }) => {
  test.each(variants)('gets $pattern $id, and nothing else of it changes', (variant) => {
    const result = added(text, variant.id);
    if (!result) throw new Error('nothing was added');
    const { text: after, edits } = result;

    edits.forEach(({ span }, index) => {
      expect(span.end).toBeLessThan(edits[index + 1]?.span.start ?? Infinity);
    });
    expect(after.match(/#.*/g)).toEqual(text.match(/#.*/g));
    if (text.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
    expect(withoutAdded(after, variant)).toEqual(normalised(text));
    expect(newlyHeard(text, after)).toEqual(asRoot(variant));
  });
});

/**
 * podman lets only root write to an emptyDir that another container mounts first, so this alone is left to say.
 */
function asRoot({ container }: Variant): readonly string[] {
  return container.user === undefined || container.user === 0 ? ['practice-root-user'] : [];
}

function newlyHeard(before: string, after: string): readonly string[] {
  const old = [...heard(before)];
  return heard(after).flatMap((it) => {
    const index = old.indexOf(it);
    if (index === -1) return [/^practice-root-user/.exec(it)?.[0] ?? it];
    old.splice(index, 1);
    return [];
  });
}

type Named = { readonly name: string };
type Variable = Named & { readonly value?: string };
type Container = Named & { readonly env?: readonly Variable[]; readonly volumeMounts?: readonly Named[] };
type Spec = Readonly<Record<'containers' | 'initContainers', readonly Container[] | null | undefined>> & {
  readonly volumes?: readonly Named[] | null;
};

/** What a file says, with empty lists where its pod has none. */
function normalised(text: string): unknown {
  return read(text, (it) => it);
}

/** What a file says without the container of a variant and what came with it. */
function withoutAdded(text: string, { pattern, container, shared, mainEnv = {} }: Variant): unknown {
  return read(text, (spec) => {
    const key = pattern === 'init' ? 'initContainers' : 'containers';
    const list = spec[key] ?? [];
    const own = list.at(-1);
    expect(own?.name.startsWith(container.name)).toBe(true);
    const mounted = own?.volumeMounts?.[0]?.name;
    expect(mounted === undefined).toBe(shared === undefined);
    const [main, ...rest] = (key === 'containers' ? list.slice(0, -1) : spec.containers) ?? [];
    if (mounted !== undefined) {
      expect(main?.volumeMounts?.map((it) => it.name)).toContain(mounted);
      expect(spec.volumes?.map((it) => it.name)).toContain(mounted);
    }
    const isNew = (it: Named) => it.name === mounted && /^web-(?!logs$)|^web-logs(?=$|-2$)/.test(it.name);
    const bare = main && {
      ...main,
      env: (main.env ?? []).filter((it) => !(it.name in mainEnv)).map((it) => toldBack(it, own?.env ?? [])),
      volumeMounts: (main.volumeMounts ?? []).filter((it) => !isNew(it)),
    };
    const others = {
      ...spec,
      containers: bare ? [bare, ...rest] : [],
      volumes: (spec.volumes ?? []).filter((it) => !isNew(it)),
    };
    return key === 'containers' ? others : { ...others, initContainers: list.slice(0, -1) };
  });
}

/** A variable that was pointed at a proxy, as it was before. */
function toldBack(variable: Variable, proxy: readonly Variable[]): Variable {
  const valueOf = (name: string) => proxy.find((it) => it.name === name)?.value ?? '';
  const here = new RegExp(`(?:http://)?127\\.0\\.0\\.1:${valueOf('PORT')}`);
  return variable.value === undefined
    ? variable
    : { ...variable, value: variable.value.replace(here, valueOf('UPSTREAM')) };
}

function read(text: string, change: (spec: Spec) => unknown): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error('no documents');
  return documents.map((it) => {
    expect(it.errors).toEqual([]);
    const object = it.toJS() as { spec?: Spec | { template: { spec: Spec } } } | null;
    if (!object?.spec) return object;
    const spec = 'template' in object.spec ? object.spec.template.spec : object.spec;
    return { ...object, spec: filled(change(spec) as Spec) };
  });
}

function filled(spec: Spec): unknown {
  const [main, ...rest] = spec.containers ?? [];
  return {
    ...spec,
    containers: [{ ...main, env: main?.env ?? [], volumeMounts: main?.volumeMounts ?? [] }, ...rest],
    initContainers: spec.initContainers ?? [],
    volumes: spec.volumes ?? [],
  };
}
