/** Two fields that together tell the items of a list apart. */
export type Pair = {
  readonly fields: readonly [string, string];
  /** What the fields are where they aren't written. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** Which of two equal items the API server names; the later one, unless it is said here. */
  readonly names?: 'earlier';
};

const protocol = { protocol: 'TCP' };

/**
 * The lists whose items must differ in a pair of fields, by their place (see manifest/fields.ts).
 * Source: pkg/apis/core/validation/validation.go, the function named behind each group.
 */
export const pairs: ReadonlyMap<string, readonly Pair[]> = new Map<string, readonly Pair[]>([
  // ValidateService
  [
    'ServiceSpec.ports',
    [
      { fields: ['port', 'protocol'], defaults: protocol },
      { fields: ['nodePort', 'protocol'], defaults: protocol },
    ],
  ],
  // ValidateSpreadConstraintNotRepeat
  ['PodSpec.topologySpreadConstraints', [{ fields: ['topologyKey', 'whenUnsatisfiable'], names: 'earlier' }]],
]);
