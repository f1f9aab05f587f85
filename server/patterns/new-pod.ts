import { addContainer } from './add.ts';
import { edited } from './edited.ts';
import type { Choices } from './choices.ts';
import type { AppPlan, Variant } from './variant.ts';
import { readDocument } from '../manifest/document.ts';
import { containerNameOf } from '../schema/container-name.ts';
import { labelValue } from '../schema/names.ts';
import type { Schema } from '../schema/shape.ts';
import { blockLines, type Content } from '../yaml/content.ts';
import type { Layout } from '../yaml/write.ts';

/** A pod that isn't written yet. */
export type NewPod = {
  readonly name: string;
  readonly app: AppPlan;
  /** The container that runs beside the app or before it, if any. */
  readonly variant?: Variant;
  /** Kubernetes' default where that is absent. */
  readonly restartPolicy?: 'OnFailure';
};

/** Where the containers of a pod are. */
const specPath = ['spec'] as const;

/** Two columns, and lists deeper than their keys: what most manifests have. */
const layout: Layout = { indent: 2, listIndent: 2 };

/** The manifest of a new pod: one YAML document, ended by a line break. */
export function newPodText(pod: NewPod, schema: Schema, choices: Choices = {}): string {
  const text = blockLines(podContent(pod), layout)
    .map((it) => `${it}\n`)
    .join('');
  if (!pod.variant) return text;
  const mountPath = choices.mountPath ?? pod.app.path;
  const wishes = { ...choices, ...(mountPath !== undefined && { mountPath }) };
  const edits = addContainer(readDocument(text, schema), specPath, pod.variant, wishes);
  return edited(text, edits ?? []);
}

function podContent({ name, app, restartPolicy }: NewPod): Content {
  const { image, ports = [], command, user } = app;
  const declared = ports.map(({ container, host }) => ({
    containerPort: container,
    ...(host !== undefined && { hostPort: host }),
  }));
  const container = {
    // What runs a script of ours is no image's own program.
    name: (command ? undefined : containerNameOf(image)) ?? 'app',
    image,
    ...(command && { command }),
    ...(declared.length > 0 && { ports: declared }),
    resources: { limits: { cpu: '250m', memory: '128Mi' } },
    ...(user !== undefined && { securityContext: { runAsUser: user } }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    // A pod's name may be longer than a label.
    metadata: { name, ...(labelValue(name) === undefined && { labels: { app: name } }) },
    spec: { ...(restartPolicy && { restartPolicy }), containers: [container] },
  };
}
