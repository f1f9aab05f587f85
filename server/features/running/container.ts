import { changesOf, type Change, type Subject } from './change.ts';
import { healthEdits } from './health.ts';
import { limitEdits } from './limits.ts';
import { processEdits } from './process.ts';
import { securityEdits } from './security.ts';
import { replaceValue, setEntry } from '../../manifest/edits.ts';
import { booleanIn, scalarIn } from '../../manifest/find.ts';
import type { RunningContainer } from '../../protocol-running.ts';
import type { MapNode } from '../../yaml/tree.ts';

/** What a container has otherwise by itself: image, program, folder, terminal, limits, security, health check. */
export function containerChanges(
  subject: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly Change[] {
  const { document } = subject.placed;
  const image = scalarIn(map, 'image');
  const folder = scalarIn(map, 'workingDir');
  const tty = booleanIn(map, 'tty') ?? false;
  const usual = running.own.workingDir || '/';
  return changesOf(
    subject,
    image && !isSameImage(image.text, running.image) && replaceValue(document, image, running.image),
    ...processEdits(document, map, running),
    (folder?.text ?? usual) !== running.workingDir &&
      setEntry(document, map, 'workingDir', running.workingDir),
    tty !== running.tty && setEntry(document, map, 'tty', running.tty),
    ...limitEdits(subject, map, running),
    ...securityEdits(subject, map, running),
    ...healthEdits(subject, map, running),
  );
}

/** podman runs `nginx` as `docker.io/library/nginx:latest`, and what it has built as `localhost/nginx:latest`. */
function isSameImage(written: string, running: string): boolean {
  const [a, b] = [plainImage(written), plainImage(running)];
  return a === b || b.endsWith(`/${a}`);
}

function plainImage(name: string): string {
  return name.replace(/^docker\.io\/(?:library\/)?/, '').replace(/:latest$/, '');
}
