import { accessModes } from './access-modes.ts';
import { bareList } from './bare-list.ts';
import { blockDevice } from './block-device.ts';
import { clusterAddresses } from './cluster-addresses.ts';
import { dataSource } from './data-source.ts';
import { deprecatedAnnotation } from './deprecated-annotation.ts';
import { deprecatedLabel } from './deprecated-label.ts';
import { deprecatedVolume } from './deprecated-volume.ts';
import { duplicateContainer } from './duplicate-container.ts';
import { duplicateDataKey } from './duplicate-data-key.ts';
import { duplicateItem } from './duplicate-item.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicatePair } from './duplicate-pair.ts';
import { failurePolicy } from './failure-policy.ts';
import { fixedResource } from './fixed-resource.ts';
import { forbiddenField } from './forbidden-field.ts';
import { fractionalBytes } from './fractional-bytes.ts';
import { hiddenVariable } from './hidden-variable.ts';
import { hostNetworkPort } from './host-network-port.ts';
import { hostPortClash } from './host-port-clash.ts';
import { hostProcess } from './host-process.ts';
import { hostSysctl } from './host-sysctl.ts';
import { hugepages } from './hugepages.ts';
import { indexedJob } from './indexed-job.ts';
import { invalidAddress } from './invalid-address.ts';
import { invalidAnnotation } from './invalid-annotation.ts';
import { invalidDivisor } from './invalid-divisor.ts';
import { invalidFormat } from './invalid-format.ts';
import { invalidName } from './invalid-name.ts';
import { invalidPath } from './invalid-path.ts';
import { invalidQuantity } from './invalid-quantity.ts';
import { labelKeyClash } from './label-key-clash.ts';
import { lateVariable } from './late-variable.ts';
import { missingField } from './missing-field.ts';
import { missingLabelSelector } from './missing-label-selector.ts';
import { nameAsHostname } from './name-as-hostname.ts';
import { negativeGracePeriod } from './negative-grace-period.ts';
import { oneOf } from './one-of.ts';
import { outOfRange } from './out-of-range.ts';
import { overlappingPaths } from './overlapping-paths.ts';
import { overlappingPort } from './overlapping-port.ts';
import { overriddenMerge } from './overridden-merge.ts';
import { paddedImage } from './padded-image.ts';
import { podResources } from './pod-resources.ts';
import { privilegeEscalation } from './privilege-escalation.ts';
import { profileAnnotation } from './profile-annotation.ts';
import { progressDeadline } from './progress-deadline.ts';
import { quotedPort } from './quoted-port.ts';
import { repeatedEntry } from './repeated-entry.ts';
import { requestOverLimit } from './request-over-limit.ts';
import { rollingUpdate } from './rolling-update.ts';
import { secretType } from './secret-type.ts';
import { selectorMismatch } from './selector-mismatch.ts';
import { selectorValues } from './selector-values.ts';
import { sleepTooLong } from './sleep-too-long.ts';
import { successThreshold } from './success-threshold.ts';
import { templateRestartPolicy } from './template-restart-policy.ts';
import { tolerationMismatch } from './toleration-mismatch.ts';
import { tooLong } from './too-long.ts';
import { tooManyItems } from './too-many-items.ts';
import { twoControllers } from './two-controllers.ts';
import { unknownClaim } from './unknown-claim.ts';
import { unknownConfigMap } from './unknown-config-map.ts';
import { unknownContainer } from './unknown-container.ts';
import { unknownField } from './unknown-field.ts';
import { unknownFieldPath } from './unknown-field-path.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownKind } from './unknown-kind.ts';
import { unknownPortName } from './unknown-port-name.ts';
import { unknownResource } from './unknown-resource.ts';
import { unknownResourceClaim } from './unknown-resource-claim.ts';
import { unknownRule } from './unknown-rule.ts';
import { unknownSecret } from './unknown-secret.ts';
import { unknownTargetPort } from './unknown-target-port.ts';
import { unknownValue } from './unknown-value.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unknownVolume } from './unknown-volume.ts';
import { unnamedPort } from './unnamed-port.ts';
import { unusedHostIp } from './unused-host-ip.ts';
import { unusedVolume } from './unused-volume.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import type { CrossRule, Rule } from '../rule.ts';

/** What Kubernetes' API server refuses or warns of, with what any reader of YAML would, in the order of their codes. */
export const kubernetesRules: readonly Rule[] = [
  accessModes,
  bareList,
  blockDevice,
  clusterAddresses,
  dataSource,
  deprecatedAnnotation,
  deprecatedLabel,
  deprecatedVolume,
  duplicateContainer,
  duplicateDataKey,
  duplicateItem,
  duplicateKey,
  duplicatePair,
  failurePolicy,
  fixedResource,
  forbiddenField,
  fractionalBytes,
  hiddenVariable,
  hostNetworkPort,
  hostPortClash,
  hostProcess,
  hostSysctl,
  hugepages,
  indexedJob,
  invalidAddress,
  invalidAnnotation,
  invalidDivisor,
  invalidFormat,
  invalidName,
  invalidPath,
  invalidQuantity,
  labelKeyClash,
  lateVariable,
  missingField,
  missingLabelSelector,
  nameAsHostname,
  negativeGracePeriod,
  oneOf,
  outOfRange,
  overlappingPaths,
  overlappingPort,
  overriddenMerge,
  paddedImage,
  podResources,
  privilegeEscalation,
  profileAnnotation,
  progressDeadline,
  quotedPort,
  repeatedEntry,
  requestOverLimit,
  rollingUpdate,
  secretType,
  selectorMismatch,
  selectorValues,
  sleepTooLong,
  successThreshold,
  templateRestartPolicy,
  tolerationMismatch,
  tooLong,
  tooManyItems,
  twoControllers,
  unknownContainer,
  unknownField,
  unknownFieldPath,
  unknownKind,
  unknownPortName,
  unknownResource,
  unknownResourceClaim,
  unknownRule,
  unknownValue,
  unknownVariable,
  unknownVolume,
  unnamedPort,
  unusedHostIp,
  unusedVolume,
  wrongType,
  yamlSyntax,
];

/** Those of them that look beyond their document. */
export const kubernetesCrossRules: readonly CrossRule[] = [
  unknownClaim,
  unknownConfigMap,
  unknownKey,
  unknownSecret,
  unknownTargetPort,
];
