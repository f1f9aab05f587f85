import { readImage } from './image.ts';
import { dnsLabel } from './names.ts';

/** What a container of an image is mostly called: the last part of its path; nothing where that can't be a name. */
export function containerNameOf(image: string): string | undefined {
  const name = readImage(image)?.repository.split('/').at(-1)?.replaceAll(/[._]+/g, '-');
  return name !== undefined && dnsLabel(name) === undefined ? name : undefined;
}
