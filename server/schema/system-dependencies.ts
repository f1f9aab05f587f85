import type { Dependency } from './dependency.ts';

const ofContainers = ['containers[]', 'initContainers[]'];

function inContainers(...fields: readonly string[]): readonly string[] {
  return ofContainers.flatMap((list) => fields.map((it) => `${list}.securityContext.${it}`));
}

/**
 * Fields that one operating system has and the other hasn't.
 * Source: pkg/apis/core/validation/validation.go, `validateWindows` and `validateLinux`.
 */
export const forbiddenBySystem: readonly Dependency[] = [
  {
    at: 'PodSpec',
    fields: [
      'hostUsers',
      'shareProcessNamespace',
      'securityContext.appArmorProfile',
      'securityContext.fsGroup',
      'securityContext.fsGroupChangePolicy',
      'securityContext.runAsGroup',
      'securityContext.runAsUser',
      'securityContext.seLinuxChangePolicy',
      'securityContext.seLinuxOptions',
      'securityContext.seccompProfile',
      'securityContext.supplementalGroups',
      'securityContext.supplementalGroupsPolicy',
      'securityContext.sysctls',
      ...inContainers(
        'allowPrivilegeEscalation',
        'appArmorProfile',
        'capabilities',
        'privileged',
        'procMount',
        'readOnlyRootFilesystem',
        'runAsGroup',
        'runAsUser',
        'seLinuxOptions',
        'seccompProfile',
      ),
    ],
    when: [{ field: 'os.name', is: ['windows'] }],
  },
  {
    at: 'PodSpec',
    fields: ['hostIPC', 'hostPID'],
    value: 'true',
    when: [{ field: 'os.name', is: ['windows'] }],
  },
  {
    at: 'PodSpec',
    fields: ['securityContext.windowsOptions', ...inContainers('windowsOptions')],
    when: [{ field: 'os.name', is: ['linux'] }],
  },
];
