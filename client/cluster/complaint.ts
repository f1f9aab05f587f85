/**
 * Reads what kubectl prints when it fails: what kind of failure it is, and a sentence for a person.
 */
import { logLine, oneLine } from '../text.ts';
import { ClusterError, type ClusterComplaint, type ClusterFailureKind } from './error.ts';
import { complaintsIn, mattersIn } from './matters.ts';

type Known = {
  readonly pattern: RegExp;
  readonly kind: ClusterFailureKind;
  readonly say: (found: string, more: string) => string;
};

/** What no manifest can help. The first that matches counts. Seen on kubectl 1.20, 1.32 and 1.33. */
const known: readonly Known[] = [
  {
    pattern: /exec: executable (\S+) not found|exec: "([^"]+)": executable file not found/,
    kind: 'unusable',
    say: (program) => `kubectl needs the program '${program}' to log in, which was not found: install it.`,
  },
  {
    pattern: /context "([^"]*)" does not exist|context was not found for specified context: (.*)/,
    kind: 'unconfigured',
    say: (context) => `kubectl's configuration has no context '${context}' any more.`,
  },
  {
    pattern: /x509: (.*)|certificate (?:has expired|is not trusted)/,
    kind: 'unreachable',
    say: (why) => `The cluster's certificate is not trusted${why === '' ? '' : `: ${why}`}.`,
  },
  {
    pattern:
      /(?:The connection to the server (\S+) was refused|Unable to connect to the server|dial tcp (\S+?):? |i\/o timeout|no such host|TLS handshake timeout|context deadline exceeded)/,
    kind: 'unreachable',
    say: (server) =>
      `The cluster${server === '' ? '' : ` at ${server}`} does not answer: is it running, and is the network there?`,
  },
  {
    pattern: /must be logged in|Unauthorized|asked for the client to provide credentials/,
    kind: 'forbidden',
    say: () => 'The cluster does not know you: log in to it again.',
  },
  {
    pattern: /User "([^"]*)" cannot (\w+ resource "[^"]*")/,
    kind: 'forbidden',
    say: (user, what) => `'${user}' may not ${what.replace('resource ', '').replaceAll('"', '')} there.`,
  },
  {
    pattern: /namespaces "([^"]+)" not found/,
    kind: 'refused',
    say: (namespace) =>
      `There is no namespace '${namespace}' in the cluster: make it first, or choose another.`,
  },
  {
    pattern: /no objects passed to|yaml file provided is empty/,
    kind: 'refused',
    say: () => 'The file declares nothing.',
  },
];

/** The failure that kubectl's standard error tells. */
export function readClusterFailure(stderr: string, cause?: unknown): ClusterError {
  const complaints = complaintsIn(stderr);
  for (const { pattern, kind, say } of known) {
    const found = complaints.map((it) => pattern.exec(it)).find((it) => it !== null);
    if (found) {
      const [, first = '', second = ''] = found;
      return new ClusterError(kind, oneLine(say(first || second, second)), { cause });
    }
  }
  const told = complaints
    .flatMap(mattersIn)
    .map((text): ClusterComplaint => ({ text, sentence: sentenceOf(text) }));
  const [first] = told;
  if (!first) return new ClusterError('refused', 'kubectl failed without a word.', { cause });
  const more = told.length === 1 ? '' : ` And ${told.length - 1} more.`;
  return new ClusterError('invalid', first.sentence + more, { complaints: told, cause });
}

const immutable =
  "This can't be changed in what is there: delete it from the cluster first, then apply it again.";

/** What a person reads at the place; words that say it well already stay as they are. */
const sentences: readonly (readonly [RegExp, (found: string, more: string) => string])[] = [
  [/pod updates may not change fields other than|field is immutable/, () => immutable],
  [/unknown field "([^"]+)"/, (field) => `Kubernetes knows no field '${field}'.`],
  [/duplicate field "([^"]+)"/, (field) => `The field '${field}' stands there twice.`],
  [
    /no matches for kind "([^"]*)" in version "([^"]*)"/,
    (kind, version) => `The cluster knows no kind '${kind}' in '${version}'.`,
  ],
  [
    /the namespace from the provided object "([^"]*)" does not match the namespace "([^"]*)"/,
    (own, chosen) => `It stands in namespace '${own}', and not in '${chosen}' that was chosen.`,
  ],
  [
    /violates PodSecurity "([^"]*)": (.*)/s,
    (level, what) => `The namespace's pod security (${level}) forbids it: ${what}.`,
  ],
  [/resource name may not be empty/, () => 'It has no name.'],
];

function sentenceOf(text: string): string {
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(text);
    if (found) return oneLine(say(found[1] ?? '', found[2] ?? ''));
  }
  const said = text.replace(/^.*? is invalid: |^.*? cannot be handled as a \w+: /s, '');
  const [line = ''] = said.split('\n');
  return oneLine(logLine(line.endsWith('.') ? line : `${line}.`));
}
