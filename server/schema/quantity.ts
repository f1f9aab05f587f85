/**
 * Whether the text is a quantity to Kubernetes: a decimal number with a binary suffix (Ki to Ei), a decimal one
 * (n to E) or an exponent (apimachinery/pkg/api/resource/quantity.go, `parseQuantityString`).
 */
export function isQuantity(text: string): boolean {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(text);
}
