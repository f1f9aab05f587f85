import { duplicateKey } from './duplicate-key.ts';
import { missingField } from './missing-field.ts';
import type { Rule } from './rule.ts';
import { unknownField } from './unknown-field.ts';
import { unknownKind } from './unknown-kind.ts';
import { unknownValue } from './unknown-value.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule, in the order of their codes. */
export const rules: readonly Rule[] = [
  duplicateKey,
  missingField,
  unknownField,
  unknownKind,
  unknownValue,
  wrongType,
  yamlSyntax,
];
