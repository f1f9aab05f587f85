import { parseArgs } from 'node:util';
import type { RuleLevel, Target } from '../protocol.ts';
import { unitCodes } from '../quadlet/codes.ts';
import { codes as ruleCodes } from '../rules/all.ts';
import type { Severity } from '../rules/rule.ts';
import { nearest } from '../schema/nearest.ts';

/** What a person asks of the program. */
export type Request =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'check'; readonly options: Options }
  /** One sentence about what is wrong with the words. */
  | { readonly kind: 'wrong'; readonly message: string };

export type Options = {
  readonly paths: readonly string[];
  readonly target: Target;
  /** The podman version to judge by; absent for the newest. */
  readonly podman: string | undefined;
  readonly format: Format;
  /** Findings of this severity and graver ones make the program fail. */
  readonly severity: Severity;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly fix: boolean;
};

export type Format = 'text' | 'json' | 'sarif' | 'github';

export const usage = `Usage: podwright check [OPTION...] PATH...

Checks Pod YAML and .kube units of Quadlet: files, folders (all .yaml, .yml and .kube files
below them), or - for the YAML on standard input.

  --target podman|kubernetes|both     where the manifests run (podman)
  --podman-version X.Y                the podman to judge by (the newest)
  --rule CODE=LEVEL                   error, warning, information, hint or off; may be repeated
  --format text|json|sarif|github     how to tell the findings (text)
  --severity error|warning|information|hint
                                      the least that makes the exit code 1 (error); text and github
                                      leave out hints unless it is hint
  --fix                               mend what has one safe fix, in the files themselves
  --version, --help

Exits with 0 when nothing is as grave as --severity, with 1 when something is,
and with 2 when it was called wrongly or could not read what it was given.
`;

const severities = ['error', 'warning', 'information', 'hint'] as const satisfies Severity[];
const targets = ['podman', 'kubernetes', 'both'] as const satisfies Target[];
const formats = ['text', 'json', 'sarif', 'github'] as const satisfies Format[];
const levels = [...severities, 'off'] as const satisfies RuleLevel[];

/** The options that take a value, each with what is wrong with one. */
const valued: Readonly<Record<string, (value: string) => string | undefined>> = {
  target: (value) => unless(targets, '--target', value),
  'podman-version': (value) =>
    /^\d+\.\d+(?:\.\d+)?$/.test(value)
      ? undefined
      : `--podman-version takes a version such as 5.4, not '${value}'.`,
  rule: ruleObjection,
  format: (value) => unless(formats, '--format', value),
  severity: (value) => unless(severities, '--severity', value),
};

const codes: readonly string[] = [...ruleCodes, ...Object.keys(unitCodes)];

const bare: readonly string[] = ['fix', 'version', 'help'];

/** Reads the words behind the program's name. */
export function readArguments(words: readonly string[]): Request {
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: {
      ...Object.fromEntries(Object.keys(valued).map((it) => [it, { type: 'string' as const }])),
      ...Object.fromEntries(bare.map((it) => [it, { type: 'boolean' as const }])),
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = tokens.filter((it) => it.kind === 'option');
  const wrong = options.map(objection).find((it) => it !== undefined);
  if (wrong !== undefined) return { kind: 'wrong', message: wrong };
  const asked = (name: string) => options.some((it) => it.name === name);
  const last = (name: string) => options.findLast((it) => it.name === name)?.value;
  if (asked('help')) return { kind: 'help' };
  if (asked('version')) return { kind: 'version' };
  const [command, ...paths] = positionals;
  if (command !== 'check') return { kind: 'wrong', message: commandObjection(command) };
  if (paths.length === 0) return { kind: 'wrong', message: 'Name the files or folders to check.' };
  if (asked('fix') && paths.includes('-')) {
    return { kind: 'wrong', message: "--fix takes files: standard input can't be written back." };
  }
  const given = options.filter((it) => it.name === 'rule').map((it) => ruleLevel(it.value ?? ''));
  return {
    kind: 'check',
    options: {
      paths,
      target: choose(targets, last('target')) ?? 'podman',
      podman: last('podman-version'),
      rules: Object.fromEntries(given.map(({ code, level }) => [code, level ?? 'off'])),
      format: choose(formats, last('format')) ?? 'text',
      severity: choose(severities, last('severity')) ?? 'error',
      fix: asked('fix'),
    },
  };
}

type OptionToken = { readonly name: string; readonly rawName: string; readonly value?: string | undefined };

function objection({ name, rawName, value }: OptionToken): string | undefined {
  if (bare.includes(name)) return value === undefined ? undefined : `--${name} takes no value.`;
  const check = Object.hasOwn(valued, name) ? valued[name] : undefined;
  if (check) return value === undefined ? `--${name} needs a value.` : check(value);
  const meant = nearest(name, [...Object.keys(valued), ...bare]);
  const advice = meant === undefined ? 'podwright --help lists them all.' : `Did you mean --${meant}?`;
  return `There is no option ${rawName}. ${advice}`;
}

function commandObjection(command: string | undefined): string {
  return command === undefined ? 'Say what to do: check.' : `There is no command '${command}', only check.`;
}

function unless(allowed: readonly string[], option: string, value: string): string | undefined {
  if (allowed.includes(value)) return undefined;
  return `${option} takes ${listed(allowed)}, not '${value}'.`;
}

function ruleObjection(value: string): string | undefined {
  const { code, level } = ruleLevel(value);
  if (!codes.includes(code)) {
    const meant = nearest(code, codes);
    return `There is no rule '${code}'.${meant === undefined ? '' : ` Did you mean '${meant}'?`}`;
  }
  return level === undefined ? `--rule takes CODE=LEVEL, with a level of ${listed(levels)}.` : undefined;
}

/** `unknown-field=warning` taken apart. */
function ruleLevel(text: string): { readonly code: string; readonly level: RuleLevel | undefined } {
  const [code = '', level] = text.split('=', 2);
  return { code, level: choose(levels, level) };
}

function choose<T extends string>(allowed: readonly T[], value: string | undefined): T | undefined {
  return allowed.find((it) => it === value);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
