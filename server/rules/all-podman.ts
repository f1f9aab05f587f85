import { podmanBytesForMegabytes } from './podman-bytes-for-megabytes.ts';
import { podmanChangedScalar } from './podman-changed-scalar.ts';
import { podmanDuplicateContainer } from './podman-duplicate-container.ts';
import { podmanIgnoredAnnotation } from './podman-ignored-annotation.ts';
import { podmanIgnoredField } from './podman-ignored-field.ts';
import { podmanIgnoredKind } from './podman-ignored-kind.ts';
import { podmanInvalidAnnotation } from './podman-invalid-annotation.ts';
import { podmanInvalidName } from './podman-invalid-name.ts';
import { podmanMisplacedAnnotation } from './podman-misplaced-annotation.ts';
import { podmanMissingName } from './podman-missing-name.ts';
import { podmanUnknownAnnotation } from './podman-unknown-annotation.ts';
import { podmanWrappedPort } from './podman-wrapped-port.ts';
import { podmanWrongBoolean } from './podman-wrong-boolean.ts';
import { podmanWrongCaseField } from './podman-wrong-case-field.ts';
import type { Rule } from './rule.ts';

/** What podman refuses, changes or passes over, in the order of their codes. */
export const podmanRules: readonly Rule[] = [
  podmanBytesForMegabytes,
  podmanChangedScalar,
  podmanDuplicateContainer,
  podmanIgnoredAnnotation,
  podmanIgnoredField,
  podmanIgnoredKind,
  podmanInvalidAnnotation,
  podmanInvalidName,
  podmanMisplacedAnnotation,
  podmanMissingName,
  podmanUnknownAnnotation,
  podmanWrappedPort,
  podmanWrongBoolean,
  podmanWrongCaseField,
];
