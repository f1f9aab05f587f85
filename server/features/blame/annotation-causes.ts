import type { Cause } from './cause.ts';
import { keys, values } from './seek.ts';

/** What is said of annotations: of their keys, or of what podman does by their values. */
export const annotationCauses: readonly Cause[] = [
  {
    pattern: /name part of (.+?) must consist of|name part (.+?) must consist of/,
    seek: ([, key = '', other = '']) => [
      keys('ObjectMeta.annotations{}', key || other),
      keys('ObjectMeta.annotations{}', (it) => it.endsWith(key || other)),
    ],
  },
  { pattern: /annotations size \d+ is larger than/, seek: () => [keys('ObjectMeta.annotations')] },
  { pattern: /invalid sdnotify value/, seek: () => [annotation('io.containers.sdnotify')] },
  { pattern: /invalid ulimit/, seek: () => [annotation('io.podman.annotations.ulimit')] },
  { pattern: /unrecognized namespace mode/, seek: () => [annotation('io.podman.annotations.userns')] },
  {
    pattern: /volumes-from|to and from container names/,
    seek: () => [annotationKey('io.podman.annotations.volumes-from')],
  },
  {
    pattern: /strconv\.(?:Parse\w+|Atoi): parsing "([^"]*)"/,
    seek: ([, text = '']) => [values('ObjectMeta.annotations{}', (it) => it.split(/[=:,]/).includes(text))],
  },
  {
    pattern: /image (\S+) from container \S+ does not exist in local storage, cannot automount/,
    seek: ([, text = '']) => [values('ObjectMeta.annotations{}', (it) => it.split(';').includes(text))],
  },
  {
    pattern: /invalid seccomp path: (.*)/,
    seek: ([, text = '']) => [values('ObjectMeta.annotations{}', (it) => text !== '' && it.includes(text))],
  },
  {
    // A profile of a machine's own stands in a folder of podman's, and the annotation has its name.
    pattern: /opening seccomp profile failed: open (\S+): /,
    seek: ([, path = '']) => [
      values('ObjectMeta.annotations{}', (it) => path.endsWith(`/${it.replace(/^localhost\//, '')}`)),
    ],
  },
  {
    pattern: /invalid init container type/,
    seek: () => [annotation('io.podman.annotations.init.container.type')],
  },
];

function annotation(key: string): ReturnType<typeof values> {
  return (document) => {
    const wanted = annotationKey(key)(document);
    const all = document.typed.filter((it) => it.entry && wanted.includes(it.entry.key.span));
    return all.map((it) => it.node.span);
  };
}

/** Keys may carry the container they are for: KEY/CONTAINER. */
function annotationKey(key: string): ReturnType<typeof keys> {
  return keys('ObjectMeta.annotations{}', (it) => it === key || it.startsWith(`${key}/`));
}
