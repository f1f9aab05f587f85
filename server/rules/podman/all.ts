import { podmanBlockingSidecar } from './podman-blocking-sidecar.ts';
import { podmanBytesForMegabytes } from './podman-bytes-for-megabytes.ts';
import { podmanChangedScalar } from './podman-changed-scalar.ts';
import { podmanDisallowedSysctl } from './podman-disallowed-sysctl.ts';
import { podmanDroppedProbe } from './podman-dropped-probe.ts';
import { podmanDuplicateContainer } from './podman-duplicate-container.ts';
import { podmanDuplicateDataKey } from './podman-duplicate-data-key.ts';
import { podmanDuplicatePod } from './podman-duplicate-pod.ts';
import { podmanEmptyVariable } from './podman-empty-variable.ts';
import { podmanEndlessGrace } from './podman-endless-grace.ts';
import { podmanHostNetworkPort } from './podman-host-network-port.ts';
import { podmanIgnoredAmount } from './podman-ignored-amount.ts';
import { podmanIgnoredAnnotation } from './podman-ignored-annotation.ts';
import { podmanIgnoredField } from './podman-ignored-field.ts';
import { podmanIgnoredKind } from './podman-ignored-kind.ts';
import { podmanIgnoredProcMount } from './podman-ignored-proc-mount.ts';
import { podmanInitHandler } from './podman-init-handler.ts';
import { podmanInvalidAddress } from './podman-invalid-address.ts';
import { podmanInvalidAnnotation } from './podman-invalid-annotation.ts';
import { podmanInvalidCapability } from './podman-invalid-capability.ts';
import { podmanInvalidImage } from './podman-invalid-image.ts';
import { podmanInvalidMode } from './podman-invalid-mode.ts';
import { podmanInvalidMountPath } from './podman-invalid-mount-path.ts';
import { podmanInvalidName } from './podman-invalid-name.ts';
import { podmanLoopingInit } from './podman-looping-init.ts';
import { podmanMemoryRequest } from './podman-memory-request.ts';
import { podmanMisplacedAnnotation } from './podman-misplaced-annotation.ts';
import { podmanMisreadMemory } from './podman-misread-memory.ts';
import { podmanMissingImage } from './podman-missing-image.ts';
import { podmanMissingName } from './podman-missing-name.ts';
import { podmanNestedItemPath } from './podman-nested-item-path.ts';
import { podmanNothingToPlay } from './podman-nothing-to-play.ts';
import { podmanOddVariable } from './podman-odd-variable.ts';
import { podmanOtherFile } from './podman-other-file.ts';
import { podmanOverriddenVariable } from './podman-overridden-variable.ts';
import { podmanPrivilegedPort } from './podman-privileged-port.ts';
import { podmanProbeDefault } from './podman-probe-default.ts';
import { podmanProbeHost } from './podman-probe-host.ts';
import { podmanProbeTool } from './podman-probe-tool.ts';
import { podmanPublishedPort } from './podman-published-port.ts';
import { podmanRawSecret } from './podman-raw-secret.ts';
import { podmanRelativeHostPath } from './podman-relative-host-path.ts';
import { podmanRepeatedVariable } from './podman-repeated-variable.ts';
import { podmanRepeatedVolume } from './podman-repeated-volume.ts';
import { podmanReplicas } from './podman-replicas.ts';
import { podmanRestartPolicy } from './podman-restart-policy.ts';
import { podmanSeveralSources } from './podman-several-sources.ts';
import { podmanSharedEmptyDir } from './podman-shared-empty-dir.ts';
import { podmanShortImage } from './podman-short-image.ts';
import { podmanUnexpandedVariable } from './podman-unexpanded-variable.ts';
import { podmanUnknownAnnotation } from './podman-unknown-annotation.ts';
import { podmanUnknownProbePort } from './podman-unknown-probe-port.ts';
import { podmanUnknownSignal } from './podman-unknown-signal.ts';
import { podmanUnsupportedFieldRef } from './podman-unsupported-field-ref.ts';
import { podmanUnsupportedVolume } from './podman-unsupported-volume.ts';
import { podmanWrappedPort } from './podman-wrapped-port.ts';
import { podmanWrongBoolean } from './podman-wrong-boolean.ts';
import { podmanWrongCaseField } from './podman-wrong-case-field.ts';
import type { CrossRule, Rule } from '../rule.ts';

/** What podman refuses, changes or passes over, in the order of their codes. */
export const podmanRules: readonly Rule[] = [
  podmanBlockingSidecar,
  podmanBytesForMegabytes,
  podmanChangedScalar,
  podmanDisallowedSysctl,
  podmanDroppedProbe,
  podmanDuplicateContainer,
  podmanDuplicateDataKey,
  podmanEmptyVariable,
  podmanEndlessGrace,
  podmanHostNetworkPort,
  podmanIgnoredAmount,
  podmanIgnoredAnnotation,
  podmanIgnoredField,
  podmanIgnoredKind,
  podmanIgnoredProcMount,
  podmanInitHandler,
  podmanInvalidAddress,
  podmanInvalidAnnotation,
  podmanInvalidCapability,
  podmanInvalidImage,
  podmanInvalidMode,
  podmanInvalidMountPath,
  podmanInvalidName,
  podmanLoopingInit,
  podmanMemoryRequest,
  podmanMisplacedAnnotation,
  podmanMisreadMemory,
  podmanMissingImage,
  podmanMissingName,
  podmanNestedItemPath,
  podmanOddVariable,
  podmanPrivilegedPort,
  podmanProbeDefault,
  podmanProbeHost,
  podmanProbeTool,
  podmanPublishedPort,
  podmanRawSecret,
  podmanRelativeHostPath,
  podmanRepeatedVariable,
  podmanRepeatedVolume,
  podmanReplicas,
  podmanRestartPolicy,
  podmanSeveralSources,
  podmanShortImage,
  podmanUnexpandedVariable,
  podmanUnknownAnnotation,
  podmanUnknownProbePort,
  podmanUnknownSignal,
  podmanUnsupportedFieldRef,
  podmanUnsupportedVolume,
  podmanWrappedPort,
  podmanWrongBoolean,
  podmanWrongCaseField,
];

/** The same, where it takes other documents to see. */
export const podmanCrossRules: readonly CrossRule[] = [
  podmanDuplicatePod,
  podmanNothingToPlay,
  podmanOtherFile,
  podmanOverriddenVariable,
  podmanSharedEmptyDir,
];
