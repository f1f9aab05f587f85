import { workspace } from './files.mts';
import { podwright, start } from './server.mts';
import { filesNotification, type FilesParams } from '../../server/protocol.ts';

/** What a workspace of that many manifests costs our server; its peer looks at open files alone. */
export async function measureWorkspace(
  files: number,
): Promise<{ readonly read: number; readonly memory: number }> {
  const manifests = workspace(files);
  const server = await start(podwright);
  try {
    const began = performance.now();
    const changed = [...manifests].map(([uri, text]) => ({ uri, text }));
    const params: FilesParams = { changed, removed: [] };
    await server.connection.sendNotification(filesNotification, params);
    // Its answer waits until all manifests are read.
    await server.connection.sendRequest('workspace/symbol', { query: `app-${files - 1}` });
    const read = performance.now() - began;
    return { read, memory: server.memory() ?? 0 };
  } finally {
    server.end();
  }
}
