import type { Severity } from '../rules/rule.ts';

/** What the findings in units are called by in settings, and what each is, in a few words; docs/quadlet.md says more. */
export const unitCodes = {
  'quadlet-deprecated': 'A key of a .kube unit that another one has replaced.',
  'quadlet-file': 'A file that a .kube unit names and that is not there.',
  'quadlet-key': 'A key that a .kube unit can not have, or not yet in the podman in use.',
  'quadlet-line': 'A line of a .kube unit that Quadlet can not read.',
  'quadlet-port': 'A port in a .kube unit that podman refuses.',
  'quadlet-repeated': 'A key of a .kube unit that counts once, and stands again below.',
  'quadlet-section': 'A section of a .kube unit that nobody reads.',
  'quadlet-users': 'Mappings of users in a .kube unit that exclude each other.',
  'quadlet-value': 'A value in a .kube unit that its key does not take.',
  'quadlet-yaml': 'A .kube unit without a manifest.',
} as const;

export type UnitCode = keyof typeof unitCodes;

/** How grave each is unless told otherwise; where that differs, the gravest. */
export const unitSeverities = {
  'quadlet-deprecated': 'warning',
  'quadlet-file': 'information',
  'quadlet-key': 'error',
  'quadlet-line': 'error',
  'quadlet-port': 'error',
  'quadlet-repeated': 'warning',
  'quadlet-section': 'error',
  'quadlet-users': 'error',
  'quadlet-value': 'error',
  'quadlet-yaml': 'error',
} as const satisfies Record<UnitCode, Severity>;
