import { distinct, type Choice } from './choice.ts';
import type { Asked } from './offer.ts';
import { verdictOn } from './support.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { markdown } from '../../schema/describe.ts';
import { podmanSupport } from '../../schema/podman.ts';
import type { Field, Schema, Shape } from '../../schema/shape.ts';
import type { Path } from '../../yaml/tree.ts';

/** The values of the two keys that tell what an object is; of no others. */
export function identifyingChoices(asked: Asked, path: Path): readonly Choice[] {
  const key = identifyingKey(asked.document, path);
  if (key === undefined) return [];
  return key === 'kind' ? kinds(asked) : apiVersions(asked.document);
}

/** Which of the two keys a path names: of the document, or of an item of its `List`. */
function identifyingKey({ identity }: ManifestDocument, path: Path): 'kind' | 'apiVersion' | undefined {
  const inItem = path.length === 3 && path[0] === 'items' && identity.declared?.kind === 'List';
  const key = path.length === 1 || inItem ? path.at(-1) : undefined;
  return key === 'kind' || key === 'apiVersion' ? key : undefined;
}

function kinds({ document: { schema, identity }, known }: Asked): readonly Choice[] {
  const fitting = schema.kinds.filter((it) => it.apiVersion === identity.apiVersion);
  const all = [...fitting, ...schema.kinds.filter((it) => !fitting.includes(it))];
  return all.map((it) => {
    const { mark, documentation } = verdictOn(podmanSupport(it.kind, []), known);
    const description = markdown(schema.shapeOf(it)?.description ?? '');
    return {
      text: it.kind,
      sort: 'kind',
      form: 'text',
      detail: mark === '' ? it.apiVersion : `${it.apiVersion}, ${mark}`,
      documentation: () => [description, documentation].filter((part) => part !== '').join('\n\n'),
    };
  });
}

function apiVersions({ schema, identity }: ManifestDocument): readonly Choice[] {
  const own = schema.kinds.filter((it) => it.kind === identity.kind);
  return distinct(
    [...own, ...schema.kinds].map(({ apiVersion }) => ({
      text: apiVersion,
      sort: 'kind',
      form: 'text',
      detail: schema.kinds
        .filter((it) => it.apiVersion === apiVersion)
        .map((it) => it.kind)
        .join(', '),
    })),
  );
}

/** Whether one of our kinds has such a key at its root. */
export function isObjectKey(name: string, schema: Schema): boolean {
  return schema.kinds.some((it) => schema.shapeOf(it)?.fields.has(name) === true);
}

/** What every Kubernetes object has, whatever its kind. */
export function anyObject({ kinds: all, shapeOf }: Schema): Shape {
  const metadata = all[0] && shapeOf(all[0])?.fields.get('metadata');
  const fields = [
    requiredText('apiVersion', 'The version of the Kubernetes API the object is written for.'),
    requiredText('kind', 'What sort of object it is, such as Pod or Deployment.'),
    ...(metadata ? [metadata] : []),
  ];
  const skeleton = fields.map((it) => it.name);
  return { name: 'Object', description: '', skeleton, fields: new Map(fields.map((it) => [it.name, it])) };
}

function requiredText(name: string, description: string): Field {
  return { name, type: { kind: 'string' }, required: true, description, deprecated: false };
}
