/** What the local podman keeps by name. */
export type Store = 'images' | 'volumes' | 'secrets';

/** What of the local podman a place names: `Shape.field`, as manifest/fields.ts has it. */
export const stores: ReadonlyMap<string, Store> = new Map([
  ['Container.image', 'images'],
  ['EphemeralContainer.image', 'images'],
  ['ImageVolumeSource.reference', 'images'],
  ['PersistentVolumeClaimVolumeSource.claimName', 'volumes'],
  ['SecretEnvSource.name', 'secrets'],
  ['SecretKeySelector.name', 'secrets'],
  ['SecretProjection.name', 'secrets'],
  ['SecretVolumeSource.secretName', 'secrets'],
]);
