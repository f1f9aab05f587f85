/** How the object around a pod's spec is written, by its kind. */
export const kinds: Readonly<Record<string, (spec: string) => string>> = {
  Pod: (spec) =>
    `apiVersion: v1\nkind: Pod # the kind\nmetadata: # about it\n  name: web\n  labels:\n    app: web # a label\nspec: # what it is\n${indented(spec, 2)}`,
  Deployment: (spec) => workload('Deployment', 'replicas: 1 # one\n  ', spec),
  DaemonSet: (spec) => workload('DaemonSet', '', spec),
  Job: (spec) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: web\nspec:\n  template:\n    # of the spec\n    spec:\n${indented(never(spec), 6)}`,
};

function workload(kind: string, more: string, spec: string): string {
  return `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: web\nspec:\n  ${more}selector:\n    matchLabels: {app: web} # by it\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n${indented(always(spec), 6)}`;
}

/** Pods of a Deployment run for good, and those of a Job come to an end. */
function always(spec: string): string {
  return spec.replace('restartPolicy: OnFailure', 'restartPolicy: Always');
}

function never(spec: string): string {
  if (spec.includes('restartPolicy')) return spec.replace('restartPolicy: Always', 'restartPolicy: Never');
  if (spec.startsWith('{')) return spec.replace('{', '{restartPolicy: Never,');
  return `restartPolicy: Never\n${spec}`;
}

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

/** What a file has around the object, and how it breaks its lines. */
export const files: Readonly<Record<string, (text: string) => string>> = {
  'alone in its file': (text) => text,
  'in a file of CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'between other documents': (text) =>
    `# first\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web-config\n---\n${text.trimEnd()}\n---\n# last\n`,
};
