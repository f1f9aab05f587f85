import { refused, type Check } from './check.ts';
import type { Fault } from '../unit.ts';

/** What is no line of a unit: Quadlet refuses the whole file (unitfile.go, `parseLine` and what it calls). */
export const lines: Check = ({ faults }) =>
  faults.map(({ kind, span }) => refused('quadlet-line', span, messages[kind]));

const messages = {
  line: 'This is no KEY=VALUE, [Section] or # comment, and Quadlet refuses the file.',
  name: 'This is no name of a section, and Quadlet refuses the file.',
  early: 'Quadlet refuses keys before the first section: write [Kube] above.',
} as const satisfies Record<Fault['kind'], string>;
