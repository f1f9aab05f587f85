import { readFileSync } from 'node:fs';

/** What a compiled validator checks about a value: its JSON type and, where it has one, its format. */
export type Checked = { readonly type: string | undefined; readonly format: string | undefined };

/**
 * Reads, out of one of the package's compiled validators, what it checks about each field of an object,
 * or about an item of the field where that is a list or a map.
 *
 * The package's declarations say `number` and `string` only. That a number is an int32 and a string holds
 * base64 is told nowhere but in the validators, whose code is regular enough to be read as text.
 */
export function checkedFields(path: string): ReadonlyMap<string, Checked> {
  const code = readFileSync(path, 'utf8');
  const bodies = functionBodies(code);
  const exported = /export const validate=validate(\d+);/.exec(code)?.[1];
  if (exported === undefined) {
    throw new Error(`${path} exports no validator in the form this script can read.`);
  }

  const calls = (bodies.get(exported) ?? '').matchAll(/validate(\d+)\(data\.(\w+),/g);
  return new Map(
    [...calls].map(([, id = '', field = '']) => [field, checkedBy(bodies.get(id) ?? '', bodies)] as const),
  );
}

/** What the validator of a plain value, such as a time, checks. */
export function checkedValue(path: string): Checked {
  return checkedBy(readFileSync(path, 'utf8'), new Map());
}

function functionBodies(code: string): ReadonlyMap<string, string> {
  const [, ...functions] = code.split(/function validate(?=\d+\()/);
  return new Map(functions.map((text) => [String(parseInt(text, 10)), text] as const));
}

function checkedBy(body: string, bodies: ReadonlyMap<string, string>): Checked {
  const item = /validate(\d+)\(data\[(?:i|key)0\]/.exec(body)?.[1];
  if (item !== undefined) return checkedBy(bodies.get(item) ?? '', bodies);
  return {
    type: /params:\{type:"(\w+)"\}/.exec(body)?.[1],
    format: /params:\{format:"([\w-]+)"\}/.exec(body)?.[1],
  };
}
