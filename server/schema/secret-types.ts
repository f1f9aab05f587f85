/** What a Secret of some type must hold. */
export type SecretNeeds = {
  readonly keys: readonly string[];
  /** Whether one of the keys is enough. */
  readonly any?: true;
  /** Whether none of them may be empty. */
  readonly filled?: true;
  /** Whether what they hold must be JSON. */
  readonly json?: true;
};

/** The types of Secrets that need certain keys (pkg/apis/core/validation/validation.go, `ValidateSecret`). */
export const secretTypes: ReadonlyMap<string, SecretNeeds> = new Map<string, SecretNeeds>([
  ['kubernetes.io/dockercfg', { keys: ['.dockercfg'], json: true }],
  ['kubernetes.io/dockerconfigjson', { keys: ['.dockerconfigjson'], json: true }],
  ['kubernetes.io/basic-auth', { keys: ['username', 'password'], any: true }],
  ['kubernetes.io/ssh-auth', { keys: ['ssh-privatekey'], filled: true }],
  ['kubernetes.io/tls', { keys: ['tls.crt', 'tls.key'] }],
]);
