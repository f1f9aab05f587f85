/**
 * Loaded into every Node process of the VS Code under soak: on SIGUSR2 it collects garbage and tells what is left,
 * in a file named by its process id.
 */
import { EventEmitter } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getHeapStatistics, queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const folder = process.env['PODWRIGHT_SOAK'];
if (folder) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    // What waits to be finalized goes with the second.
    collect();
    collect();
    const told = {
      heap: getHeapStatistics().used_heap_size,
      handles: process.getActiveResourcesInfo().length,
      emitters: queryObjects(EventEmitter, { format: 'count' }),
      signals: queryObjects(globalThis.AbortSignal, { format: 'count' }),
    };
    const file = join(folder, `${process.pid}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(told));
    renameSync(`${file}.new`, file);
  });
}
