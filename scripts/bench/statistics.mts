/** The value below which that part of the values lies, such as 0.5 for the median; of none, nothing. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}
