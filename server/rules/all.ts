import { podmanRules } from './all-podman.ts';
import { practiceRules } from './all-practice.ts';
import { duplicateContainer } from './duplicate-container.ts';
import { duplicateKey } from './duplicate-key.ts';
import { forbiddenField } from './forbidden-field.ts';
import { invalidAddress } from './invalid-address.ts';
import { invalidName } from './invalid-name.ts';
import { invalidQuantity } from './invalid-quantity.ts';
import { labelKeyClash } from './label-key-clash.ts';
import { missingField } from './missing-field.ts';
import { outOfRange } from './out-of-range.ts';
import { paddedImage } from './padded-image.ts';
import type { CrossRule, Rule } from './rule.ts';
import { selectorMismatch } from './selector-mismatch.ts';
import { selectorValues } from './selector-values.ts';
import { templateRestartPolicy } from './template-restart-policy.ts';
import { tolerationMismatch } from './toleration-mismatch.ts';
import { tooLong } from './too-long.ts';
import { tooManyItems } from './too-many-items.ts';
import { unknownField } from './unknown-field.ts';
import { unknownKind } from './unknown-kind.ts';
import { unknownRule } from './unknown-rule.ts';
import { unknownValue } from './unknown-value.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule: those of YAML and Kubernetes in the order of their codes, then those of podman and of practice. */
export const rules: readonly Rule[] = [
  duplicateContainer,
  duplicateKey,
  forbiddenField,
  invalidAddress,
  invalidName,
  invalidQuantity,
  labelKeyClash,
  missingField,
  outOfRange,
  paddedImage,
  selectorMismatch,
  selectorValues,
  templateRestartPolicy,
  tolerationMismatch,
  tooLong,
  tooManyItems,
  unknownField,
  unknownKind,
  unknownRule,
  unknownValue,
  wrongType,
  yamlSyntax,
  ...podmanRules,
  ...practiceRules,
];

/** Every rule that looks beyond its document, in the order of their codes. */
export const crossRules: readonly CrossRule[] = [];

/** What rules are called by in settings and in comments that silence them. */
export const codes: readonly string[] = [...rules, ...crossRules].map((it) => it.code);

/** The rules that speak only where they are given a severity. */
export const quietCodes: ReadonlySet<string> = new Set(
  [...rules, ...crossRules].filter((it) => it.level === 'off').map((it) => it.code),
);
