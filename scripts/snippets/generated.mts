import { bodyOf } from './body.mts';
import { stopsIn } from './stops.mts';
import { readDocument } from '../../server/manifest/document.ts';
import { containerFor } from '../../server/patterns/add.ts';
import { newPodText } from '../../server/patterns/new-pod.ts';
import type { Pattern, Variant } from '../../server/patterns/variant.ts';
import { patternWords, variants } from '../../server/patterns/variants.ts';
import { webServer } from '../../server/patterns/variants/parts.ts';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import type { Schema } from '../../server/schema/shape.ts';
import { itemLines } from '../../server/yaml/content.ts';

/** The snippets of all patterns, as VS Code reads them: of each variant a whole pod, and its container alone. */
export function patternSnippets(): { readonly path: string; readonly text: string } {
  const schema = loadSchema();
  const snippets = [
    ...variants.map((it) => podSnippet(it, schema)),
    ...variants.map((it) => containerSnippet(it, schema)),
  ];
  const text = `${JSON.stringify(Object.fromEntries(snippets), undefined, 2)}\n`;
  return { path: 'snippets/patterns.json', text };
}

type Snippet = readonly [
  name: string,
  { readonly description: string; readonly isFileTemplate?: true; readonly body: readonly string[] },
];

/** What a new pod is called until a person types over it. */
const podName = 'web';

function podSnippet(variant: Variant, schema: Schema): Snippet {
  const { pattern, title, purpose, app = webServer } = variant;
  // podman 4.3 runs init containers over and over in a pod that restarts (seen on 4.3.1).
  const policy = pattern === 'init' ? { restartPolicy: 'OnFailure' as const } : {};
  const text = newPodText({ name: podName, app, variant, ...policy }, schema);
  return [
    `Pod with ${articles[pattern]} ${patternWords[pattern]}: ${title}`,
    {
      description: plain(purpose),
      isFileTemplate: true,
      body: bodyOf(text, stopsIn(text, podName, variant)),
    },
  ];
}

const articles = {
  sidecar: 'a',
  ambassador: 'an',
  adapter: 'an',
  init: 'an',
} as const satisfies Record<Pattern, string>;

/** For a pod that is there, of which nothing is known: its volume has a name to type over. */
function containerSnippet(variant: Variant, schema: Schema): Snippet {
  const { pattern, title, purpose } = variant;
  const pod = readDocument('apiVersion: v1\nkind: Pod\nspec: {containers: [{name: app}]}\n', schema);
  const added = containerFor(pod, ['spec'], variant);
  if (!added) throw new Error(`A pod can't have ${variant.id}.`);
  const lines = itemLines(added.container, { indent: 2, listIndent: 2 });
  const text = lines.map((it) => `${it}\n`).join('');
  return [
    `Container: ${patternWords[pattern]}: ${title}`,
    {
      description: plain(purpose),
      body: bodyOf(text, stopsIn(text, podName, variant)),
    },
  ];
}

/** A purpose is Markdown, and a snippet's description is not. */
function plain(purpose: string): string {
  return purpose.replaceAll('`', '');
}
