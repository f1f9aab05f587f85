/**
 * Reads what podman prints when it fails. Its words change between versions and mean different things to people and
 * to programs, so this is the one place that looks at them: it turns them into a kind and one sentence.
 */
import { logLine, oneLine } from '../text.ts';
import type { FailureKind } from './error.ts';

export type Complaint = { readonly kind: FailureKind; readonly sentence: string };

type Known = {
  readonly pattern: RegExp;
  readonly kind: FailureKind;
  readonly say?: (found: string) => string;
};

/** The first that matches anywhere in the output wins. Seen on podman 4.3.1 and 5.4.2. */
const known: readonly Known[] = [
  {
    pattern: /name "?([^"\s]+)"? is in use: pod already exists/,
    kind: 'exists',
    say: (name) => `A pod named '${name}' already exists.`,
  },
  {
    pattern: /volume with name "?([^"\s]+)"? already exists/,
    kind: 'volume',
    say: (name) => `A volume named '${name}' already exists.`,
  },
  {
    pattern: /no (?:pod|container) with (?:name or ID|ID or name) "?(\S+?)"? found/,
    kind: 'absent',
    say: (name) => `There is no '${name}'.`,
  },
  { pattern: /no such (?:pod|container)\b/, kind: 'absent' },
  {
    // From the rootlessport process, netavark, podman itself and pasta, in this order.
    pattern:
      /(?:cannot listen on the (?:TCP|UDP) port: listen (?:tcp|udp)\d? \S*?|(?:tcp|udp)\d? \S*?|failed to bind .*?port |on port ):?(?<!\d)(\d+):? (?:\(.*?\) )?.*?address already in use/i,
    kind: 'port',
    say: (port) => `Port ${port} is in use by another pod or program on this machine.`,
  },
  { pattern: /address already in use/i, kind: 'port' },
  {
    pattern:
      /short-name (?:resolution enforced but cannot prompt without a TTY|"?([^"\s]+)"? did not resolve)/,
    kind: 'image',
    say: (image) =>
      `podman doesn't know which registry ${image === '' ? 'an image' : `'${image}'`} comes from: ` +
      "write its whole name, such as 'docker.io/library/nginx:1.27'.",
  },
  {
    pattern: /initializing source docker:\/\/([^\s:]+(?::[^\s:]+)?)/,
    kind: 'image',
    say: (image) => `The image '${image}' could not be pulled.`,
  },
  {
    pattern: /(?<!\S)(\S{1,300}): image not known/,
    kind: 'image',
    say: (image) =>
      `The image '${image}' is not on this machine, and its imagePullPolicy keeps podman from pulling it.`,
  },
  { pattern: /unable to find .* in local storage/, kind: 'image' },
  {
    pattern: /does not contain any supported kube kind|not a standalone object/,
    kind: 'nothing',
    say: () => 'There is nothing in it that podman can play: it needs a Pod, Deployment, DaemonSet or Job.',
  },
  {
    // A volume of a Secret that doesn't say whether it is optional, in 4.3.
    pattern: /^panic: [\s\S]*kube\.VolumeFromSecret\(/m,
    kind: 'refused',
    say: () =>
      "podman 4.3 breaks down over a volume of a Secret without 'optional': write 'optional: false' below 'secret'.",
  },
  {
    pattern: /^panic: (.+)$/m,
    kind: 'refused',
    say: (reason) => `podman itself broke down: ${reason}.`,
  },
  {
    pattern:
      /failed to create volume "([^"]+)": (?:yaml: |error unmarshaling JSON|.*only secrets created via the kube yaml)/,
    kind: 'refused',
    say: (volume) =>
      `The Secret of volume '${volume}' is no manifest, as 'podman secret create' makes them: podman mounts only those it has played.`,
  },
  {
    // `--connection` with a name that podman doesn't know, in 5.4 and 4.3.
    pattern: /(?:connection|active destination:) "([^"]*)" (?:service destination )?not found/,
    kind: 'connection',
    say: (name) => `podman knows no connection '${name}'.`,
  },
  {
    pattern: /dial unix (\S+): connect: permission denied/,
    kind: 'forbidden',
    say: (socket) => `This user may not use podman's socket '${socket}'.`,
  },
  {
    pattern: /(?:open|mkdir|stat|lstat|chown) (\S*\/(?:containers|libpod)\/\S*): permission denied/,
    kind: 'forbidden',
    say: (path) => `This user may not use '${path}', where podman keeps what it has.`,
  },
  {
    // The last where podman 4.3 goes by SSH.
    pattern: /Cannot connect to Podman|unable to connect to Podman|^Error: failed to connect: /im,
    kind: 'unreachable',
    say: () => 'podman is not reachable: start its machine or service (podman machine start).',
  },
];

/**
 * What podman means by `stderr` (and `stdout`, where `kube play` lists containers that didn't start).
 * `sentence` is free of ids, log prefixes and control characters.
 */
export function readComplaint(stderr: string, stdout = ''): Complaint {
  for (const { pattern, kind, say } of known) {
    const found = pattern.exec(stderr);
    if (found === null) continue;
    const sentence = say?.(found[1] ?? '') ?? plainest(stderr, stdout);
    return { kind, sentence: oneLine(kind === 'image' ? withReason(sentence, stderr) : sentence) };
  }
  return { kind: 'refused', sentence: oneLine(plainest(stderr, stdout)) };
}

/** One of the things that went wrong in a play. */
export type Trouble = {
  /** podman's words, as they came. */
  readonly text: string;
  readonly sentence: string;
  readonly kind: FailureKind;
  /** The id of the container it is about, where podman says so. */
  readonly container?: string;
};

/** What podman says that follows from something else it says. */
const consequence =
  /^(?:failed to start \d+ containers?$|starting container .*a dependency of container .*failed)/;

/**
 * What went wrong in a play, one by one: each container that did not start is a line of its own (play.go,
 * playKubePod), where everything else is podman's last word.
 */
export function readTroubles(stderr: string): readonly Trouble[] {
  const lines = stderr
    .split('\n')
    .map((line) => logLine(line).trim())
    .filter((line) => line !== '' && !line.startsWith('time='));
  const told = lines
    .map((line) => line.replace(/^(?:Error: )+/, ''))
    .filter((line) => !consequence.test(line));
  const ofContainers = told.flatMap((text): Trouble[] => {
    const container = /^(?:starting|init) container ([0-9a-f]{64})\b/.exec(text)?.[1];
    return container === undefined ? [] : [{ text, ...readComplaint(text), container }];
  });
  if (ofContainers.length > 0) return ofContainers;
  return [{ text: stderr, ...readComplaint(stderr) }];
}

/** A pull fails for reasons a person can mend: no network, no such tag, no login. */
function withReason(sentence: string, stderr: string): string {
  const reasons: readonly (readonly [RegExp, string])[] = [
    [/no such host|dial tcp|i\/o timeout|connection refused/i, 'the registry is not reachable'],
    [/manifest unknown|not found/i, 'the registry has no such image'],
    [/unauthorized|denied/i, 'the registry wants a login, or there is no such image'],
  ];
  const reason = reasons.find(([pattern]) => pattern.test(stderr))?.[1];
  return reason === undefined ? sentence : `${sentence.replace(/\.$/, '')}: ${reason}.`;
}

/** Says that something failed without saying what. */
const hollow = /^(?:starting some containers: internal libpod error|failed to start \d+ containers?|)$/;

/** Of all lines the one that tells most: podman's own `Error:`, unless that is hollow. */
function plainest(stderr: string, stdout: string): string {
  // What is wrong with YAML stands in lines of its own below (yaml.v3, TypeError).
  const lines = stderr
    .replaceAll(/(yaml: unmarshal errors:)\n\s+/g, '$1 ')
    .split('\n')
    .map((line) => logLine(line).trim())
    .filter((line) => line !== '');
  const errors = lines.filter((line) => line.startsWith('Error: ')).map(bare);
  const logged = lines.filter((line) => /^time=.* level=(?:error|fatal)/.test(line)).map(bare);
  const printed = lines.filter((line) => !line.startsWith('time=') && !line.startsWith('Error: ')).map(bare);
  const bracketed = [...stdout.matchAll(/^\[(.+)\]$/gm)].map((it) => bare(it[1] ?? ''));
  const telling = [errors.at(-1), bracketed.at(-1), printed.at(-1), logged.at(-1)];
  const best = telling.find((it) => it !== undefined && !hollow.test(it)) ?? errors.at(-1) ?? '';
  return best === '' ? 'podman failed without saying why.' : sentenceOf(best);
}

/** Without `Error: `, the log's fields and the ids that mean nothing to a person. */
function bare(line: string): string {
  const message = /^time=.*? msg=(".*")$/.exec(line)?.[1];
  return (message === undefined ? line : unquoted(message))
    .replace(/^"(.*)"$/, '$1')
    .replace(/^(?:Error: )+/, '')
    .replace(/^starting container [0-9a-f]{64}: /, 'a container did not start: ')
    .replace(/^(?:adding pod to state|playing YAML file|encountered while bringing up pod [^:]*): /, '')
    .replace(/(?:runc|crun): (?:runc create failed: )?(?:unable to start container process: )?/g, '')
    .replace(/ ?"?\b[0-9a-f]{64}\b"?/g, '')
    .trim();
}

function unquoted(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return json; // Go quotes some characters in a way that JSON doesn't know; the raw text is still readable.
  }
}

function sentenceOf(text: string): string {
  // A name at the start keeps its case.
  const sentence = text.replace(/^[a-z]+(?= |$)/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
