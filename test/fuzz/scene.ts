import { several, type Chance } from './chance.ts';
import { mutated } from './mutate.ts';
import { bent } from './values.ts';
import { defaults } from '../../server/protocol.ts';
import { codes } from '../../server/rules/all.ts';

/** What a client is and does, as data that can be written down, cut smaller and played again. */
export type Scene = {
  readonly client: {
    readonly capabilities: unknown;
    readonly options: unknown;
    /** What it answers when asked for its settings. */
    readonly settings: unknown;
    /** How it answers what the server asks of it. */
    readonly answers: 'well' | 'with an error' | 'with anything';
  };
  readonly steps: readonly Step[];
};

/** Offsets count UTF-16 units; those behind the end of a text mean its end. */
export type Step =
  | { readonly do: 'open'; readonly file: number; readonly text: string }
  | {
      readonly do: 'edit';
      readonly file: number;
      readonly start: number;
      readonly end: number;
      readonly insert: string;
    }
  | { readonly do: 'close'; readonly file: number }
  | {
      readonly do: 'ask';
      readonly file: number;
      /** The place of the question among those there are. */
      readonly question: number;
      readonly at: number;
      readonly cancel: 'never' | 'at once' | 'soon';
    }
  | { readonly do: 'tell'; readonly what: 'settings' | 'surroundings' | 'files'; readonly value: unknown }
  | { readonly do: 'wait' };

/** Files that are open at the most, and one more that only the workspace has. */
const openFiles = 2;

export function uriOf(file: number): string {
  return `file:///folder/${file}.yaml`;
}

/** Something that somebody might do, with texts made from these. */
export function anyScene(chance: Chance, texts: readonly string[]): Scene {
  const isPlain = chance.percent(50);
  const open = several(chance, 1, openFiles, () => chance.one(texts));
  return {
    client: {
      capabilities: isPlain ? fullCapabilities : oddCapabilities(chance),
      options: isPlain ? fullOptions : bent(fullOptions, chance),
      settings: isPlain ? {} : anySettings(chance),
      answers: chance.percent(70) ? 'well' : chance.one(['with an error', 'with anything']),
    },
    steps: [
      ...open.map((text, file): Step => ({ do: 'open', file, text: mutated(text, texts, chance) })),
      ...several(chance, 0, chance.percent(60) ? 2 : 16, () => anyStep(chance, texts)),
    ],
  };
}

/** A scene like another, with something more, less or otherwise. */
export function likeScene({ client, steps }: Scene, chance: Chance, texts: readonly string[]): Scene {
  const changed = steps.flatMap((it): readonly Step[] => {
    if (chance.percent(5)) return [];
    if (it.do === 'open') return [{ ...it, text: mutated(it.text, texts, chance) }];
    return [it];
  });
  const added = several(chance, 0, 3, () => anyStep(chance, texts));
  return { client, steps: [...changed, ...added] };
}

function anyStep(chance: Chance, texts: readonly string[]): Step {
  const file = chance.below(openFiles);
  const start = chance.below(6000);
  const make = chance.one<() => Step>([
    ...Array<() => Step>(5).fill(() => anyEdit(chance, texts, file)),
    ...Array<() => Step>(5).fill(() => ({
      do: 'ask',
      file,
      question: chance.below(100),
      at: start,
      cancel: chance.one(['never', 'at once', 'soon']),
    })),
    () => ({ do: 'open', file, text: mutated(chance.one(texts), texts, chance) }),
    () => ({ do: 'close', file }),
    () => ({ do: 'tell', what: 'settings', value: anySettings(chance) }),
    () => ({ do: 'tell', what: 'surroundings', value: anySurroundings(chance) }),
    () => ({ do: 'tell', what: 'files', value: anyFiles(chance, texts) }),
    () => ({ do: 'wait' }),
  ]);
  return make();
}

/** What is typed, pasted, cut or undone. */
function anyEdit(chance: Chance, texts: readonly string[], file: number): Step {
  const start = chance.below(6000);
  const pasted = mutated(chance.one(texts), texts, chance);
  const from = chance.below(pasted.length);
  const insert = pasted.slice(from, from + chance.one([0, 1, 1, 2, 8, 80, 600]));
  return { do: 'edit', file, start, end: start + chance.one([0, 0, 0, 1, 5, 60, 6000]), insert };
}

const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;

function anySettings(chance: Chance): unknown {
  const rules = Object.fromEntries(
    several(chance, 0, 4, () => [chance.one(codes), chance.one(levels)] as const),
  );
  const target = chance.one(['podman', 'kubernetes', 'both']);
  const podmanVersion = chance.one<unknown>(['auto', '4.3', '5.4.2', '3.0', 5.4, '99.0']);
  const settings = { ...defaults, target, podmanVersion, rules };
  return bent({ ...settings, inlayHints: { ...defaults.inlayHints, defaults: true } }, chance);
}

function anySurroundings(chance: Chance): unknown {
  const port = { port: 8080, protocol: 'tcp', address: '', owner: 'web' };
  const otherYamlServer = {
    validates: chance.percent(50),
    completes: chance.percent(50),
    hovers: chance.percent(50),
    withSchema: [uriOf(0)],
    schemaFailed: [],
  };
  const podman = chance.one(['4.3.1', '5.4.2', '3.4', '']);
  return bent({ podman, ports: [port], ...(chance.percent(50) && { otherYamlServer }) }, chance);
}

function anyFiles(chance: Chance, texts: readonly string[]): unknown {
  const uri = (): string => uriOf(chance.below(openFiles + 2));
  const changed = several(chance, 0, 2, () => ({ uri: uri(), text: chance.one(texts) }));
  return bent({ changed, removed: several(chance, 0, 1, uri) }, chance);
}

const fullOptions = {
  suggestCommand: 'suggest',
  addContainerCommand: 'add',
  knowsPodman: true,
  settings: {},
};

/** Without some, and with anything in place of others; what holds them all is an object, as the protocol's library asks. */
function oddCapabilities(chance: Chance): unknown {
  const parts = Object.entries(fullCapabilities).map(([part, all]) => {
    const kept = Object.entries(all).filter(() => chance.percent(85));
    return [part, Object.fromEntries(kept.map(([key, it]) => [key, bent(it, chance)]))];
  });
  return Object.fromEntries(parts);
}

/** All that the server asks of a client's capabilities. */
const fullCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation'] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    diagnostic: {},
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
};
