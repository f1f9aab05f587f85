import type { Position } from 'vscode-languageserver-protocol';

/** A file to measure with, and where in it a person works. */
export type BenchFile = {
  readonly name: string;
  readonly lines: number;
  readonly text: string;
  /** At its beginning, middle and end. */
  readonly places: readonly Place[];
};

/** Zero-based positions in one container. */
export type Place = {
  /** Where the indentation of a line that is otherwise empty ends, in a container. */
  readonly key: Position;
  /** On the word `image`. */
  readonly word: Position;
  /** Behind the digits of a container's port. */
  readonly number: Position;
};

/** As many Deployments of 30 lines as the lines take, each with a mistake of its own. */
export function manyDocuments(lines: number): BenchFile {
  const documents = Array.from({ length: Math.round(lines / 30) }, (_, index) => deployment(index));
  return benchFile(`${lines} lines`, documents.join(''));
}

/** One Pod with as many containers of 10 lines as the lines take. */
export function hugeDocument(lines: number): BenchFile {
  const containers = Array.from({ length: Math.round(lines / 10) }, (_, index) => container(index));
  const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: huge\nspec:\n  containers:\n';
  return benchFile(`one document, ${lines} lines`, head + containers.join(''));
}

/** Manifests of a workspace, by the name of their file. */
export function workspace(files: number): ReadonlyMap<string, string> {
  return new Map(
    Array.from({ length: files }, (_, index) => [`file:///work/${index}.yaml`, deployment(index)] as const),
  );
}

function deployment(index: number): string {
  const name = `app-${index}`;
  return `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: {app: ${name}}
spec:
  replicas: 2
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      # What the application needs.
      volumes:
        - name: data
          emptyDir: {}
      containers:
        - name: main
          image: docker.io/library/nginx:1.27
          unknown: mistake
          command: ["nginx", "-g", "daemon off;"]
          
          ports:
            - containerPort: 8080
          resources:
            limits: {memory: 64Mi, cpu: 500m}
          volumeMounts:
            - {name: data, mountPath: /var/lib/data}
`;
}

function container(index: number): string {
  return `    - name: main-${index}
      image: docker.io/library/nginx:1.27
      unknown: mistake
      command: ["nginx", "-g", "daemon off;"]
      
      ports:
        - containerPort: ${8000 + index}
      env:
        - name: MODE
          value: fast
`;
}

function benchFile(name: string, text: string): BenchFile {
  const lines = text.split('\n');
  const images = lines.flatMap((it, index) => (it.includes('image:') ? [index] : []));
  const chosen = [0, Math.floor(images.length / 2), images.length - 1].map((it) => images[it] ?? 0);
  return {
    name,
    lines: lines.length - 1,
    text,
    places: [...new Set(chosen)].map((it) => placeAt(lines, it)),
  };
}

/** The place of the container whose `image` stands on that line. */
function placeAt(lines: readonly string[], image: number): Place {
  const column = lines[image]?.indexOf('image') ?? 0;
  const blank = lines.findIndex((it, index) => index > image && it.trim() === '');
  const port = lines.findIndex((it, index) => index > image && it.includes('containerPort'));
  return {
    key: { line: blank, character: column },
    word: { line: image, character: column + 1 },
    number: { line: port, character: lines[port]?.length ?? 0 },
  };
}
