/**
 * Whether podman takes a text as the name of a pod, container or volume, or as a hostname: letters of both cases,
 * digits, `_`, `.` and `-` behind a letter or digit (libpod/define/config.go, NameRegex).
 */
export function podmanName(text: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text);
}

/** What to write in the place of a name podman refuses; nothing where too little is left of it. */
export function mendedPodmanName(text: string): string | undefined {
  const mended = text
    .trim()
    .replace(/[^a-zA-Z0-9_.-]+/g, '-')
    .replace(/^[^a-zA-Z0-9]+|(?<!-)-+$/g, '');
  return mended === '' ? undefined : mended;
}

/** Whether podman takes a text as a secret's name (common/pkg/secrets, validateSecretName). */
export function podmanSecretName(text: string): boolean {
  return /^[^=/,\0]{1,253}$/.test(text);
}
