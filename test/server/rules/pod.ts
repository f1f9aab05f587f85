/** The lines of a Pod with one container, and with these lines in its spec: before the containers, and in the container. */
export function pod({
  spec = '',
  container = '',
}: {
  readonly spec?: string;
  readonly container?: string;
}): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    ...indented(spec, 2),
    '  containers:',
    '    - name: web',
    '      image: docker.io/library/nginx:1.27',
    ...indented(container, 6),
    '',
  ].join('\n');
}

function indented(text: string, columns: number): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return text === '' ? [] : lines.map((it) => (it === '' ? '' : ' '.repeat(columns) + it));
}
