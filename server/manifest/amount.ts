import { readQuantity, type Quantity } from '../schema/quantity.ts';
import { integerOf, scalarKind } from '../yaml/scalar.ts';
import { resolved, type Node, type ScalarNode } from '../yaml/tree.ts';

/** The amount a node stands for as a quantity; nothing where it is none. */
export function amountOf(node: Node | undefined): Quantity | undefined {
  const scalar = node && resolved(node);
  const text = scalar?.kind === 'scalar' ? quantityText(scalar) : undefined;
  return text === undefined ? undefined : readQuantity(text);
}

/**
 * The text that Kubernetes reads as a quantity: a plain number reaches it as JSON, so `0x10` is 16 there and `1_000`
 * is 1000; blanks around text don't count (quantity.go, `UnmarshalJSON`).
 * Nothing for null, which stands for an absent amount.
 */
export function quantityText(scalar: ScalarNode): string | undefined {
  const kind = scalarKind(scalar);
  if (kind === 'null') return undefined;
  if (kind === 'string' || kind === 'boolean') return scalar.text.trim();
  const whole = kind === 'integer' ? integerOf(scalar) : undefined;
  // What doesn't fit 64 bits is read as a fraction, and written with an exponent.
  if (whole !== undefined && BigInt.asIntN(65, whole) === whole) return whole.toString();
  return String(Number(whole ?? scalar.text.replaceAll('_', '')));
}
