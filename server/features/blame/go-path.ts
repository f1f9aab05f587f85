import { jsonType } from './json-type.ts';
import { spanOf, type Seek } from './seek.ts';
import type { TypedNode } from '../../manifest/typed.ts';

/**
 * What stands where Go's JSON reader found a value of a wrong type (encoding/json, UnmarshalTypeError): the values of
 * that `type`, or else all. `path` has the names of fields with dots between; `wanted` is the type that Go has there.
 */
export function mistyped(path: string, type: string, wanted: string): readonly Seek[] {
  // What Go embeds has its type's name in the path, and no key in the text.
  const fields = path.split('.').filter((it) => !/^[A-Z]/.test(it));
  const dotted = `.${fields.join('.')}`;
  const isWhole = /^(?:\[\]|map\[)/.test(wanted);
  const isThere = (it: TypedNode): boolean => goPaths(it, dotted).some((own) => own.endsWith(dotted));
  // Of a list or a map that holds something wrong Go names the list, and the type of what it holds.
  const isWanted = ({ type }: TypedNode): boolean =>
    (type.kind === 'list' || type.kind === 'map') === isWhole;
  const all = (fits: (typed: TypedNode) => boolean): Seek => {
    return ({ typed }) => typed.filter((it) => it.parent && isThere(it) && fits(it)).map(spanOf);
  };
  return [all((it) => isWanted(it) && jsonType(it.node) === type), all((it) => it.entry !== undefined)];
}

/** How Go may write where a node stands: lists are passed over unless `dotted` counts their items, as are a map's keys. */
function goPaths({ path, parent }: TypedNode, dotted: string): readonly string[] {
  const isCounting = /\.\d+(?:\.|$)/.test(dotted);
  const steps = isCounting ? path : path.filter((it) => typeof it === 'string');
  const whole = `.${steps.join('.')}`;
  return parent?.type.kind === 'map' ? [whole, `.${steps.slice(0, -1).join('.')}`] : [whole];
}
