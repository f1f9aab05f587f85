import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** VS Code waits for what an extension imports at its top; what is heavy comes by `import()` when it is needed. */
test('the client loads only small packages when it starts', () => {
  const packages = new Set<string>();
  const seen = new Set<string>();
  visit('client/extension.ts');
  const loaded = [...packages].filter((it) => !it.startsWith('node:'));
  expect(loaded.sort()).toEqual(['valibot', 'vscode']);

  function visit(file: string): void {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(root, file), 'utf8').replace(/^import type [^;]*;/gm, '');
    for (const [, path = ''] of text.matchAll(/^(?:import|\}) .*?'([^']+)';$/gm)) {
      if (path.endsWith('.ts')) visit(join(dirname(file), path));
      else if (!path.endsWith('.json')) packages.add(path);
    }
  }
});
