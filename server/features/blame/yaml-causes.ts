import type { Cause } from './cause.ts';
import type { Seek } from './seek.ts';

/** What is said of text that is no YAML, and not of which line. */
export const yamlCauses: readonly Cause[] = [
  {
    // What a program was to fill in, such as `{{ .Values.image }}`, is a map as a key to YAML (yaml.v3, decode.go).
    pattern: /yaml: invalid map key: .*?\{"?([^":}]+)/,
    seek: ([, text = '']) => [written(text)],
  },
  { pattern: /yaml: unknown anchor '([^']+)'/, seek: ([, text = '']) => [written(`*${text}`)] },
];

/** Where a text stands for the first time: of what is no YAML there is no tree to look in. */
function written(text: string): Seek {
  return (document) => {
    const start = document.text.indexOf(text);
    return start === -1 ? [] : [{ start, end: start + text.length }];
  };
}
