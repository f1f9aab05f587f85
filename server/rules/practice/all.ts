import { practiceDangerousCapability } from './practice-dangerous-capability.ts';
import { practiceDefaultNamespace } from './practice-default-namespace.ts';
import { practiceDeprecatedField } from './practice-deprecated-field.ts';
import { practiceEphemeralStorage } from './practice-ephemeral-storage.ts';
import { practiceHostNamespace } from './practice-host-namespace.ts';
import { practiceHostPort } from './practice-host-port.ts';
import { practiceIdenticalProbes } from './practice-identical-probes.ts';
import { practiceIdleService } from './practice-idle-service.ts';
import { practiceJobTtl } from './practice-job-ttl.ts';
import { practiceKeptCapabilities } from './practice-kept-capabilities.ts';
import { practiceLatestImage } from './practice-latest-image.ts';
import { practiceMissingAntiAffinity } from './practice-missing-anti-affinity.ts';
import { practiceMissingLabels } from './practice-missing-labels.ts';
import { practiceMissingLimits } from './practice-missing-limits.ts';
import { practiceMissingProbe } from './practice-missing-probe.ts';
import { practiceMissingSeccomp } from './practice-missing-seccomp.ts';
import { practiceMissingTopologySpread } from './practice-missing-topology-spread.ts';
import { practiceNodePort } from './practice-node-port.ts';
import { practicePlainSecret } from './practice-plain-secret.ts';
import { practicePrivilegeEscalation } from './practice-privilege-escalation.ts';
import { practicePrivileged } from './practice-privileged.ts';
import { practiceProbePort } from './practice-probe-port.ts';
import { practicePullPolicy } from './practice-pull-policy.ts';
import { practiceRecreateStrategy } from './practice-recreate-strategy.ts';
import { practiceRootUser } from './practice-root-user.ts';
import { practiceSecretVariable } from './practice-secret-variable.ts';
import { practiceSensitiveHostPath } from './practice-sensitive-host-path.ts';
import { practiceServiceAccount } from './practice-service-account.ts';
import { practiceSingleReplica } from './practice-single-replica.ts';
import { practiceSshPort } from './practice-ssh-port.ts';
import { practiceUnequalResources } from './practice-unequal-resources.ts';
import { practiceUnknownRole } from './practice-unknown-role.ts';
import { practiceUnmaskedProc } from './practice-unmasked-proc.ts';
import { practiceUnsafeSysctl } from './practice-unsafe-sysctl.ts';
import { practiceWritableHostPath } from './practice-writable-host-path.ts';
import { practiceWritableRoot } from './practice-writable-root.ts';
import type { CrossRule, Rule } from '../rule.ts';

/** What runs, though someone may come to regret it, in the order of their codes. */
export const practiceRules: readonly Rule[] = [
  practiceDangerousCapability,
  practiceDefaultNamespace,
  practiceDeprecatedField,
  practiceEphemeralStorage,
  practiceHostNamespace,
  practiceHostPort,
  practiceIdenticalProbes,
  practiceJobTtl,
  practiceKeptCapabilities,
  practiceLatestImage,
  practiceMissingAntiAffinity,
  practiceMissingLabels,
  practiceMissingLimits,
  practiceMissingProbe,
  practiceMissingSeccomp,
  practiceMissingTopologySpread,
  practiceNodePort,
  practicePlainSecret,
  practicePrivilegeEscalation,
  practicePrivileged,
  practiceProbePort,
  practicePullPolicy,
  practiceRecreateStrategy,
  practiceRootUser,
  practiceSecretVariable,
  practiceSensitiveHostPath,
  practiceServiceAccount,
  practiceSingleReplica,
  practiceSshPort,
  practiceUnequalResources,
  practiceUnknownRole,
  practiceUnmaskedProc,
  practiceUnsafeSysctl,
  practiceWritableHostPath,
  practiceWritableRoot,
];

/** The same, where it takes other documents to see. */
export const practiceCrossRules: readonly CrossRule[] = [practiceIdleService];
