import { podmanBytesForMegabytes } from './podman-bytes-for-megabytes.ts';
import { podmanChangedScalar } from './podman-changed-scalar.ts';
import { podmanDisallowedSysctl } from './podman-disallowed-sysctl.ts';
import { podmanDuplicateContainer } from './podman-duplicate-container.ts';
import { podmanHostNetworkPort } from './podman-host-network-port.ts';
import { podmanIgnoredAnnotation } from './podman-ignored-annotation.ts';
import { podmanIgnoredField } from './podman-ignored-field.ts';
import { podmanIgnoredKind } from './podman-ignored-kind.ts';
import { podmanInitHandler } from './podman-init-handler.ts';
import { podmanInvalidAddress } from './podman-invalid-address.ts';
import { podmanInvalidAnnotation } from './podman-invalid-annotation.ts';
import { podmanInvalidCapability } from './podman-invalid-capability.ts';
import { podmanInvalidImage } from './podman-invalid-image.ts';
import { podmanInvalidMountPath } from './podman-invalid-mount-path.ts';
import { podmanInvalidName } from './podman-invalid-name.ts';
import { podmanMemoryRequest } from './podman-memory-request.ts';
import { podmanMisplacedAnnotation } from './podman-misplaced-annotation.ts';
import { podmanMisreadMemory } from './podman-misread-memory.ts';
import { podmanMissingImage } from './podman-missing-image.ts';
import { podmanMissingName } from './podman-missing-name.ts';
import { podmanNestedItemPath } from './podman-nested-item-path.ts';
import { podmanRelativeHostPath } from './podman-relative-host-path.ts';
import { podmanShortImage } from './podman-short-image.ts';
import { podmanUnknownAnnotation } from './podman-unknown-annotation.ts';
import { podmanUnsupportedFieldRef } from './podman-unsupported-field-ref.ts';
import { podmanUnsupportedVolume } from './podman-unsupported-volume.ts';
import { podmanWrappedPort } from './podman-wrapped-port.ts';
import { podmanWrongBoolean } from './podman-wrong-boolean.ts';
import { podmanWrongCaseField } from './podman-wrong-case-field.ts';
import type { Rule } from './rule.ts';

/** What podman refuses, changes or passes over, in the order of their codes. */
export const podmanRules: readonly Rule[] = [
  podmanBytesForMegabytes,
  podmanChangedScalar,
  podmanDisallowedSysctl,
  podmanDuplicateContainer,
  podmanHostNetworkPort,
  podmanIgnoredAnnotation,
  podmanIgnoredField,
  podmanIgnoredKind,
  podmanInitHandler,
  podmanInvalidAddress,
  podmanInvalidAnnotation,
  podmanInvalidCapability,
  podmanInvalidImage,
  podmanInvalidMountPath,
  podmanInvalidName,
  podmanMemoryRequest,
  podmanMisplacedAnnotation,
  podmanMisreadMemory,
  podmanMissingImage,
  podmanMissingName,
  podmanNestedItemPath,
  podmanRelativeHostPath,
  podmanShortImage,
  podmanUnknownAnnotation,
  podmanUnsupportedFieldRef,
  podmanUnsupportedVolume,
  podmanWrappedPort,
  podmanWrongBoolean,
  podmanWrongCaseField,
];
