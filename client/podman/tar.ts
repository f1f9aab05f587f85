/**
 * Reads the texts in a tar archive, as `podman volume export` prints it.
 */

const block = 512;

/**
 * The files of an archive by their paths; undefined where one holds bytes that are no UTF-8 text, whose place can't be
 * known once they were read as one. Names are as POSIX has them: in a record of their own where they are long
 * (pax, `path`). What is no file is left out.
 */
export function textsInTar(archive: string): Readonly<Record<string, string>> | undefined {
  if (archive.includes('\uFFFD')) return undefined;
  const bytes = Buffer.from(archive);
  const files: [string, string][] = [];
  let long: string | undefined;
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + block);
    const size = Number.parseInt(textAt(header, 124, 12), 8) || 0;
    const kind = textAt(header, 156, 1);
    const content = bytes.subarray(at + block, at + block + size).toString();
    if (kind === 'x') {
      long = /^\d+ path=(.*)$/m.exec(content)?.[1];
    } else {
      if (kind === '0' || kind === '') files.push([long ?? textAt(header, 0, 100), content]);
      long = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
  return Object.fromEntries(files.map(([path, text]) => [path.replace(/^\.\//, ''), text]));
}

/** A field of a header, up to its first zero byte. */
function textAt(header: Buffer, start: number, length: number): string {
  return (
    header
      .subarray(start, start + length)
      .toString()
      .split('\0', 1)[0]
      ?.trim() ?? ''
  );
}
