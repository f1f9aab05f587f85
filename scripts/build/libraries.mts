import type { Plugin } from 'esbuild';

/** Packages that the client loads when it needs them, by the name of the file they are in. */
export const librariesApart = { languageclient: 'vscode-languageclient/node', execa: 'execa' };

/** Leaves what is loaded by `import()` out of a bundle: Node reads a file whole before it runs any of it. */
export const keepApart: Plugin = {
  name: 'keep-apart',
  setup: (build) => {
    build.onResolve({ filter: /^[^.]/ }, ({ kind, path }) => {
      const file = Object.entries(librariesApart).find(([, library]) => library === path)?.[0];
      if (kind === 'dynamic-import') {
        if (file === undefined) return { errors: [{ text: `'${path}' has no bundle of its own.` }] };
        return { path: `./${file}.js`, external: true };
      }
      // There would be two of it, each with classes of its own.
      if (kind === 'import-statement' && file !== undefined) {
        return { errors: [{ text: `'${path}' is to be loaded by import() or as types alone.` }] };
      }
      return undefined;
    });
  },
};
