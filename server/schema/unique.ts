/**
 * The lists whose items must differ in a field, by their place (see manifest/fields.ts); in each of several fields.
 * Source: pkg/apis/core/validation/validation.go, the function named behind each group.
 */
export const uniqueFields: ReadonlyMap<string, readonly string[]> = new Map([
  // ValidateVolumes
  ['PodSpec.volumes', ['name']],
  // validateSchedulingGates, validatePodResourceClaims
  ['PodSpec.schedulingGates', ['name']],
  ['PodSpec.resourceClaims', ['name']],
  // validateServicePort
  ['ServiceSpec.ports', ['name']],
  // validateContainerPorts, ValidateVolumeMounts, ValidateVolumeDevices, validateResizePolicy
  ...['Container', 'EphemeralContainer'].flatMap((it): [string, string[]][] => [
    [`${it}.ports`, ['name']],
    [`${it}.volumeMounts`, ['mountPath']],
    [`${it}.volumeDevices`, ['name', 'devicePath']],
    [`${it}.resizePolicy`, ['resourceName']],
  ]),
  // validateSysctls
  ['PodSecurityContext.sysctls', ['name']],
]);
