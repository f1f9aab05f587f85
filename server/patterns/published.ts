import type { PublishedPort } from './variant.ts';

/**
 * Reads ports as a person lists them: `80` is one of the container, `8080:80` is published as 8080 of the host, as
 * podman's `--publish` takes them. Blanks and commas stand between.
 * Gives the first piece that is no such thing as text. Which numbers a port may have is the rules' to say.
 */
export function readPublished(text: string): readonly PublishedPort[] | string {
  const ports: PublishedPort[] = [];
  for (const piece of text.split(/[\s,]+/).filter((it) => it !== '')) {
    const { host, container } = /^(?:(?<host>\d{1,9}):)?(?<container>\d{1,9})$/.exec(piece)?.groups ?? {};
    if (container === undefined) return piece;
    ports.push({ container: Number(container), ...(host !== undefined && { host: Number(host) }) });
  }
  return ports;
}
