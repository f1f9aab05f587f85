/**
 * A small workbench in the place of VS Code: what the client registers, shows and asks is noted, and the test answers.
 * Only what the client uses is there.
 */

export const workbench = {
  trusted: true,
  settings: new Map<string, unknown>(),
  /** What is registered and not yet disposed. */
  living: new Set<string>(),
  commands: new Map<string, (...args: readonly unknown[]) => unknown>(),
  context: new Map<string, unknown>(),
  /** Every notification: its text and buttons. */
  messages: [] as { text: string; buttons: readonly string[] }[],
  /** The small text below the question of every dialog. */
  details: [] as string[],
  /** The button a person will press on each next notification. */
  presses: [] as string[],
  /** The label a person will pick in each next list; `undefined` leaves it. */
  picks: [] as (string | undefined)[],
  /** Every list that was shown, by the labels in it. */
  lists: [] as (readonly string[])[],
  /** The files or folders a person will choose in each next dialog. */
  browsed: [] as (readonly Uri[])[],
  /** What a person will type in each next box. */
  inputs: [] as string[],
  clipboard: '',
  /** What was opened outside of VS Code. */
  opened: [] as string[],
  /** The options of every terminal that was opened, and what was written to it. */
  terminals: [] as TestTerminal[],
  /** Called while progress is shown, with the function that presses Cancel. */
  onProgress: (() => undefined) as (cancel: () => void) => void,
  texts: new Map<string, { text: string; dirty: boolean; saved: boolean }>(),
  files: new Set<string>(),
  revealed: [] as string[],
  shown: [] as string[],
  visible: false,
  /** The item in the status bar. */
  status: { text: '', shown: false },
  tree: undefined as
    undefined | { getChildren: (id?: string) => readonly string[]; getTreeItem: (id: string) => unknown },
  /** The editor that has the focus. */
  editor: undefined as unknown,
  /** The question that is shown: the test types, picks, goes back or leaves. */
  question: undefined as undefined | Question,
  /** The ids of other extensions that are installed. */
  extensions: new Set<string>(),
  /** What we say of a file besides the server, by its address. */
  told: new Map<string, readonly Diagnostic[]>(),
  /** What others say of a file, by its path. */
  diagnostics: new Map<string, { source: string; code: unknown }[]>(),
  /** The documents that are open. */
  documents: [] as { uri: Uri; languageId: string; getText: () => string }[],
  /** The YAML files that a search of the workspace finds, with their text. */
  found: new Map<string, string>(),
  /** What carries out tasks. */
  tasks: undefined as undefined | TaskProvider,
  fire: {
    visibility: new Set<() => void>(),
    trust: new Set<() => void>(),
    open: new Set<(document: unknown) => void>(),
    edited: new Set<(change: unknown) => void>(),
    settings: new Set<(change: unknown) => void>(),
    extensions: new Set<() => void>(),
    diagnostics: new Set<() => void>(),
    focus: new Set<(state: unknown) => void>(),
    created: new Set<(uri: unknown) => void>(),
    changed: new Set<(uri: unknown) => void>(),
    deleted: new Set<(uri: unknown) => void>(),
  },
};

type TaskProvider = {
  readonly provideTasks: () => Promise<readonly Task[]> | readonly Task[];
  readonly resolveTask: (task: Task) => Task;
};

export class CustomExecution {
  readonly start: (definition: unknown) => Promise<unknown>;
  constructor(start: (definition: unknown) => Promise<unknown>) {
    this.start = start;
  }
}

export class Task {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly scope: unknown;
  readonly name: string;
  readonly source: string;
  readonly execution: CustomExecution;
  readonly problemMatchers: readonly string[];
  constructor(
    ...it: [Readonly<Record<string, unknown>>, unknown, string, string, CustomExecution, readonly string[]]
  ) {
    [this.definition, this.scope, this.name, this.source, this.execution, this.problemMatchers] = it;
  }
}

export const TaskScope = { Workspace: 2 };

export const tasks = {
  registerTaskProvider: (type: string, provider: TaskProvider) => {
    workbench.tasks = provider;
    return living(`tasks ${type}`);
  },
};

export type TestTerminal = {
  readonly options: Readonly<Record<string, unknown>>;
  /** What the extension wrote; of a program nothing. */
  readonly text: () => string;
  readonly close: () => void;
};

type Pty = {
  onDidWrite: (then: (it: unknown) => void) => unknown;
  open: () => void;
  close: () => void;
};

export class Disposable {
  static from(...all: readonly { dispose: () => void }[]) {
    return new Disposable(() => {
      for (const it of all) it.dispose();
    });
  }
  readonly #end: () => void;
  constructor(end: () => void) {
    this.#end = end;
  }
  readonly dispose = () => {
    this.#end();
  };
}

function living(name: string, end: () => void = () => undefined) {
  workbench.living.add(name);
  return new Disposable(() => {
    workbench.living.delete(name);
    end();
  });
}

type Row = { readonly label: string; readonly kind?: number };

/** A question with a text to type or rows to pick, and what a person can do with it. */
export class Question {
  title = '';
  prompt = '';
  placeholder = '';
  value = '';
  step?: number;
  totalSteps?: number;
  items: readonly Row[] = [];
  activeItems: readonly Row[] = [];
  selectedItems: readonly Row[] = [];
  buttons: readonly unknown[] = [];
  validationMessage?: { readonly message: string; readonly severity: number } | undefined;
  readonly onDidAccept = question();
  readonly onDidChangeValue = question();
  readonly onDidTriggerButton = question();
  readonly onDidHide = question();
  readonly show = () => {
    workbench.question = this;
  };
  readonly dispose = () => {
    if (workbench.question === this) workbench.question = undefined;
  };
  readonly type = (text: string) => {
    this.value = text;
    this.onDidChangeValue.fire();
  };
  readonly accept = () => {
    this.onDidAccept.fire();
  };
  readonly pick = (label: string) => {
    this.selectedItems = this.items.filter((it) => it.label === label && it.kind === undefined);
    this.onDidAccept.fire();
  };
  readonly goBack = () => {
    this.onDidTriggerButton.fire();
  };
  readonly leave = () => {
    this.onDidHide.fire();
  };
}

/** An event that hands nothing over. */
function question() {
  const listeners: (() => void)[] = [];
  return Object.assign((then: () => void) => listeners.push(then), {
    fire: () => {
      for (const it of listeners) it();
    },
  });
}

let listeners = 0;
function event<T = void>(from = new Set<(it: T) => void>()) {
  return (then: (it: T) => void) => {
    listeners += 1;
    from.add(then);
    return living(`listener ${listeners}`, () => from.delete(then));
  };
}

export class Uri {
  static file(path: string) {
    return new Uri('file', path);
  }
  static parse(text: string) {
    const at = text.indexOf(':');
    return new Uri(text.slice(0, at), text.slice(at + 1).replace('//', ''));
  }
  static joinPath(folder: Uri, name: string) {
    return new Uri(folder.scheme, `${folder.path}/${name}`);
  }
  readonly scheme: string;
  readonly path: string;
  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }
  get fsPath() {
    return this.path;
  }
  toString() {
    return this.scheme === 'file' ? `file://${this.path}` : `${this.scheme}:${this.path}`;
  }
}
export class EventEmitter {
  readonly #listeners = new Set<(it: unknown) => void>();
  readonly event = (then: (it: unknown) => void) => {
    this.#listeners.add(then);
    return new Disposable(() => this.#listeners.delete(then));
  };
  fire(it: unknown) {
    for (const then of this.#listeners) then(it);
  }
  dispose() {
    this.#listeners.clear();
  }
}
export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const QuickInputButtons = { Back: { tooltip: 'Back' } };
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 };
export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1 };
export const FileType = { File: 1, Directory: 2 };
export const StatusBarAlignment = { Left: 1 };
export const ConfigurationTarget = { Global: 1 };
export const ProgressLocation = { Notification: 15 };
/** What VS Code keeps for an extension. */
export function memento() {
  const kept = new Map<string, unknown>();
  return {
    get: (key: string) => kept.get(key),
    keys: () => [...kept.keys()],
    update: (key: string, value: unknown) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

class Valued {
  readonly value: string;
  readonly more: unknown;
  constructor(value = '', more?: unknown) {
    this.value = value;
    this.more = more;
  }
}
export class ThemeIcon extends Valued {}
export class ThemeColor extends Valued {}
export class MarkdownString extends Valued {
  appendCodeblock(code: string) {
    return new MarkdownString(this.value + code);
  }
}
export class SnippetString extends Valued {}
export class Range {
  readonly start: { line: number; character: number };
  readonly end: { line: number; character: number };
  constructor(line: number, character: number, endLine: number, endCharacter: number) {
    this.start = { line, character };
    this.end = { line: endLine, character: endCharacter };
  }
}
export const DiagnosticSeverity = { Error: 0 };
export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  source = '';
  code?: string;
  constructor(range: Range, message: string) {
    this.range = range;
    this.message = message;
  }
}
export class CodeLens {
  readonly range: Range;
  readonly command: unknown;
  constructor(range: Range, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

export const commands = {
  registerCommand: (id: string, run: (...args: readonly unknown[]) => unknown) => {
    workbench.commands.set(id, run);
    return living(`command ${id}`, () => workbench.commands.delete(id));
  },
  executeCommand: (id: string, ...args: readonly unknown[]) => {
    if (id === 'setContext') workbench.context.set(String(args[0]), args[1]);
    return Promise.resolve(workbench.commands.get(id)?.(...args));
  },
  getCommands: () => Promise.resolve([...workbench.commands.keys()]),
};

function message(text: string, ...rest: readonly unknown[]) {
  const buttons = rest.filter((it) => typeof it === 'string');
  const [options] = rest;
  if (typeof options === 'object' && options !== null && 'detail' in options) {
    workbench.details.push(String(options.detail));
  }
  workbench.messages.push({ text, buttons });
  const press = workbench.presses.shift();
  return Promise.resolve(press !== undefined && buttons.includes(press) ? press : undefined);
}

export const window = {
  get activeTextEditor() {
    return workbench.editor;
  },
  get visibleTextEditors() {
    return workbench.editor === undefined ? [] : [workbench.editor];
  },
  onDidChangeVisibleTextEditors: event(),
  onDidChangeWindowState: event(workbench.fire.focus),
  createOutputChannel: () => ({
    dispose: living('output channel').dispose,
    show: () => workbench.shown.push('output'),
    debug: () => undefined,
    info: () => undefined,
    error: () => undefined,
  }),
  createTreeView: (id: string, options: { treeDataProvider: typeof workbench.tree }) => {
    workbench.tree = options.treeDataProvider;
    const view = living(`view ${id}`);
    return {
      get visible() {
        return workbench.visible;
      },
      onDidChangeVisibility: event(workbench.fire.visibility),
      onDidChangeSelection: event(),
      onDidCollapseElement: event(),
      get selection() {
        return workbench.revealed.slice(-1);
      },
      reveal: (row: string) => {
        workbench.revealed.push(row);
        return Promise.resolve();
      },
      dispose: () => {
        view.dispose();
      },
    };
  },
  createStatusBarItem: () => {
    const { status } = workbench;
    return Object.assign(status, {
      show: () => (status.shown = true),
      hide: () => (status.shown = false),
      dispose: living('status item').dispose,
    });
  },
  showErrorMessage: message,
  showWarningMessage: message,
  showInformationMessage: message,
  showQuickPick: (items: readonly { label: string }[]) => {
    workbench.lists.push(items.map((it) => it.label));
    const label = workbench.picks.shift();
    return Promise.resolve(items.find((it) => it.label === label));
  },
  registerWebviewViewProvider: (id: string, provider: unknown) => {
    workbench.context.set(`webview ${id}`, provider);
    return living(`webview ${id}`);
  },
  showInputBox: () => Promise.resolve(workbench.inputs.shift()),
  createTerminal: (options: Readonly<Record<string, unknown>>) => {
    let text = '';
    const pty = options['pty'] as Pty | undefined;
    pty?.onDidWrite((it) => (text += String(it)));
    workbench.terminals.push({ options, text: () => text, close: () => pty?.close() });
    return { show: () => pty?.open() };
  },
  createInputBox: () => new Question(),
  createQuickPick: () => new Question(),
  showOpenDialog: () => Promise.resolve(workbench.browsed.shift()),
  showTextDocument: (document: { getText: () => string }) => {
    workbench.shown.push(document.getText());
    return Promise.resolve({ insertSnippet: () => Promise.resolve(true) });
  },
  withProgress: async (_: unknown, task: (progress: unknown, token: unknown) => Promise<unknown>) => {
    const cancels = new Set<() => void>();
    const running = task(
      { report: () => undefined },
      {
        onCancellationRequested: (then: () => void) => {
          cancels.add(then);
          return new Disposable(() => cancels.delete(then));
        },
      },
    );
    workbench.onProgress(() => {
      for (const cancel of cancels) cancel();
    });
    return running;
  },
};

export const workspace = {
  get isTrusted() {
    return workbench.trusted;
  },
  workspaceFolders: undefined,
  onDidGrantWorkspaceTrust: event(workbench.fire.trust),
  onDidChangeTextDocument: event(workbench.fire.edited),
  onDidOpenTextDocument: event(workbench.fire.open),
  onDidCloseTextDocument: event(),
  onDidSaveTextDocument: event(),
  onDidChangeConfiguration: event(workbench.fire.settings),
  onDidRenameFiles: event(),
  onDidDeleteFiles: event(),
  onDidChangeWorkspaceFolders: event(),
  createFileSystemWatcher: () => {
    const watcher = living('file watcher');
    return {
      onDidCreate: event(workbench.fire.created),
      onDidChange: event(workbench.fire.changed),
      onDidDelete: event(workbench.fire.deleted),
      dispose: watcher.dispose,
    };
  },
  get textDocuments() {
    return workbench.documents;
  },
  getConfiguration: (section: string) => ({
    get: (key: string) => workbench.settings.get(`${section}.${key}`),
    update: (key: string, value: unknown) => {
      if (value === undefined) workbench.settings.delete(`${section}.${key}`);
      else workbench.settings.set(`${section}.${key}`, value);
      return Promise.resolve();
    },
  }),
  findFiles: () => Promise.resolve([...workbench.found.keys()].map((it) => Uri.parse(it))),
  getWorkspaceFolder: (uri: Uri) => (uri.path.startsWith('/w/') ? { uri: Uri.file('/w') } : undefined),
  asRelativePath: (uri: Uri) => uri.path,
  fs: {
    stat: (uri: Uri) =>
      workbench.files.has(uri.fsPath) || workbench.found.has(uri.toString())
        ? Promise.resolve({ type: 1, size: workbench.found.get(uri.toString())?.length ?? 0 })
        : Promise.reject(new Error('gone')),
    readDirectory: ({ path }: Uri) => {
      const inside = [...workbench.texts.keys()].map((it) => Uri.parse(it).path);
      const names = inside.flatMap((it) => (it.startsWith(`${path}/`) ? [it.slice(path.length + 1)] : []));
      return Promise.resolve(names.map((it) => [it, it.includes('/') ? 2 : 1] as const));
    },
    readFile: (uri: Uri) => Promise.resolve(Buffer.from(workbench.found.get(uri.toString()) ?? '')),
  },
  registerTextDocumentContentProvider: (scheme: string, provider: unknown) => {
    workbench.context.set(`documents ${scheme}`, provider);
    return living(`documents ${scheme}`);
  },
  openTextDocument: (wanted: Uri | { content?: string }) => {
    const provider = wanted instanceof Uri ? workbench.context.get(`documents ${wanted.scheme}`) : undefined;
    if (provider !== undefined) {
      const { provideTextDocumentContent: provide } = provider as {
        provideTextDocumentContent: (it: unknown) => string;
      };
      return Promise.resolve({ uri: wanted, getText: () => provide(wanted) });
    }
    if (!(wanted instanceof Uri)) return Promise.resolve({ getText: () => wanted.content ?? '' });
    const found = workbench.texts.get(wanted.toString());
    if (found === undefined) return Promise.reject(new Error('no such file'));
    return Promise.resolve({
      uri: wanted,
      isDirty: found.dirty,
      isUntitled: wanted.scheme === 'untitled',
      getText: () => found.text,
      save: () => {
        found.saved = true;
        return Promise.resolve(true);
      },
    });
  },
};

/** Of the globs that tests use: with stars only. */
function matchesGlob(path: string, glob: string) {
  const escaped = glob.replaceAll('.', String.raw`\.`);
  const pattern = escaped.replaceAll('**/', '(?:.<any>/)?').replaceAll('*', '[^/]*').replaceAll('<any>', '*');
  return new RegExp(`^${pattern}$`).test(path);
}

export const extensions = {
  getExtension: (id: string) => (workbench.extensions.has(id) ? { id } : undefined),
  onDidChange: event(workbench.fire.extensions),
};

export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: Uri, told: readonly Diagnostic[]) => workbench.told.set(uri.toString(), told),
    delete: (uri: Uri) => workbench.told.delete(uri.toString()),
    dispose: living('diagnostics').dispose,
  }),
  getDiagnostics: ({ path }: Uri) => workbench.diagnostics.get(path) ?? [],
  onDidChangeDiagnostics: event(workbench.fire.diagnostics),
  match: ({ pattern }: { pattern: string }, { uri }: { uri: Uri }) =>
    matchesGlob(uri.path, pattern) ? 10 : 0,
  registerCodeLensProvider: (_: unknown, provider: unknown) => {
    workbench.context.set('lenses', provider);
    return living('code lenses');
  },
  registerCompletionItemProvider: (_: unknown, provider: unknown) => {
    workbench.context.set('completion', provider);
    return living('completion');
  },
};
export const CompletionItemKind = { Snippet: 26 };
export class CompletionItem {
  readonly label: string;
  constructor(label: string) {
    this.label = label;
  }
}
export const env = {
  openExternal: (uri: Uri) => {
    workbench.opened.push(uri.toString());
    return Promise.resolve(true);
  },
  asExternalUri: (uri: Uri) => Promise.resolve(uri),
  clipboard: {
    writeText: (text: string) => {
      workbench.clipboard = text;
      return Promise.resolve();
    },
  },
};
