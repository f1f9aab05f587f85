import type { Condition, Dependency } from './dependency.ts';

const notBalanced: Condition = { field: 'type', isNot: ['LoadBalancer'] };

/**
 * Fields of a Service that the API server refuses because of what stands beside them.
 * Source: pkg/apis/core/validation/validation.go, `ValidateService` and what it calls.
 */
export const forbiddenInServices: readonly Dependency[] = [
  {
    at: 'ServiceSpec',
    fields: ['ports[].nodePort'],
    orZero: true,
    when: [{ field: 'type', is: ['ClusterIP'] }],
  },
  {
    at: 'ServiceSpec',
    fields: ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'],
    when: [{ field: 'type', is: ['ExternalName'] }],
  },
  {
    at: 'ServiceSpec',
    fields: ['clusterIP'],
    value: 'None',
    when: [{ field: 'type', is: ['LoadBalancer', 'NodePort'] }],
  },
  { at: 'ServiceSpec', fields: ['clusterIPs'], when: [{ field: 'clusterIP', absent: true }] },
  {
    at: 'ServiceSpec',
    fields: ['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'loadBalancerSourceRanges'],
    when: [notBalanced],
  },
  {
    at: 'ServiceSpec',
    fields: ['externalTrafficPolicy'],
    when: [
      { field: 'externalIPs', absent: true },
      { field: 'type', isNot: ['LoadBalancer', 'NodePort'] },
    ],
  },
  { at: 'ServiceSpec', fields: ['healthCheckNodePort'], orZero: true, when: [notBalanced] },
  {
    at: 'ServiceSpec',
    fields: ['healthCheckNodePort'],
    orZero: true,
    when: [
      { field: 'type', is: ['LoadBalancer'] },
      { field: 'externalTrafficPolicy', isNot: ['Local'] },
    ],
  },
  {
    at: 'ServiceSpec',
    fields: ['sessionAffinityConfig'],
    when: [{ field: 'sessionAffinity', is: ['None'] }],
  },
];
