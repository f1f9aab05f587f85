/** What a neighbouring field must say; all of its parts hold. */
export type Condition = {
  /** Below the same map: `os.name`. */
  readonly field: string;
  /** Its text is one of these; a field that isn't written has its default. */
  readonly is?: readonly string[];
  /** Its text is none of these. */
  readonly isNot?: readonly string[];
  /** Whether writing the first of `isNot` beside the field makes all right. */
  readonly settable?: true;
  /** It isn't written, or is empty. Without any of the three, it must be written. */
  readonly absent?: true;
};

/** A field that what stands beside it makes necessary, or impossible. */
export type Dependency = {
  /** The map by its shape (`JobSpec`), or by its place where that matters (`PodSpec.initContainers[]`). */
  readonly at: string;
  /** Below that map; `containers[].lifecycle` means each item's. */
  readonly fields: readonly string[];
  /** The text the field must have to be meant; any without it. */
  readonly value?: string;
  /** Whether 0 is as good as leaving the field out. */
  readonly orZero?: true;
  readonly when: readonly Condition[];
  /** What to tell beyond which field is in the way. */
  readonly because?: string;
};

/** The rows of a table by the shape or place that they speak of. */
export function byPlace(rows: readonly Dependency[]): ReadonlyMap<string, readonly Dependency[]> {
  const places = new Map<string, Dependency[]>();
  for (const it of rows) places.set(it.at, [...(places.get(it.at) ?? []), it]);
  return places;
}
