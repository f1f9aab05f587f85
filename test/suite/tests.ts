import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';

/** Each test by the sentence it proves. */
export const tests: Readonly<Record<string, () => Promise<void>>> = {
  'opening a manifest activates the extension': async () => {
    const document = await opened('apiVersion: v1\nkind: Pod\nunknown: 1\n');
    // VS Code has no event for it, but the first problem comes after it.
    await problemsOf(document, (it) => it.length > 0);
    ok(extension().isActive);
  },

  'every command that is offered is registered, and no other': async () => {
    const offered = contributes().commands.map((it) => it.command);
    const registered = (await vscode.commands.getCommands(true)).filter((it) => it.startsWith('podwright.'));
    // VS Code itself registers some for each view, such as podwright.pods.focus.
    const own = registered.filter((it) => !/^podwright\.(?:pods|stats)\./.test(it));
    deepEqual(own.sort(), offered.sort());
  },

  'a misspelt field is reported': async () => {
    const document = await opened('apiVersion: v1\nkind: Pod\nmetadata:\n  nam: web\nspec: {}\n');
    const problems = await problemsOf(document, (it) => it.length > 0);
    const problem = problems.find((it) => it.message.includes("'nam'"));
    ok(problem, `No problem names 'nam' among: ${problems.map((it) => it.message).join(' ')}`);
    equal(problem.source, 'podwright');
    equal(document.getText(problem.range), 'nam');
  },

  'a manifest without mistakes has none, also after one was mended': async () => {
    const document = await opened(`${pod}unknown: 1\n`);
    await problemsOf(document, (it) => mistakes(it).length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(pod.split('\n').length - 1, 0, document.lineCount, 0));
    await vscode.workspace.applyEdit(edit);
    await problemsOf(document, (it) => mistakes(it).length === 0);
  },

  'fields are completed where they belong': async () => {
    const document = await opened('apiVersion: v1\nkind: Pod\nspec:\n  \n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(3, 2),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('containers'), `containers is not among ${labels.join(', ')}`);
    ok(!labels.includes('apiVersion'), 'apiVersion does not belong into spec');
  },

  'pointing at a field explains it': async () => {
    const document = await opened(pod);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(
        pod.split('\n').findIndex((it) => it.includes('image:')),
        6,
      ),
    );
    const parts = hovers.flatMap((it) => it.contents);
    const texts = parts.map((it) => (it instanceof vscode.MarkdownString ? it.value : ''));
    match(texts.join('\n'), /[Ii]mage/);
  },

  'a check runs as a task, and what it finds are problems of files that are not open': async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'No folder is open.');
    const file = vscode.Uri.joinPath(folder.uri, 'checked.yaml');
    await vscode.workspace.fs.writeFile(file, Buffer.from(`${pod}unknown: 1\n`));
    const offered = await vscode.tasks.fetchTasks({ type: 'podwright' });
    const task = offered.find((it) => it.name === 'check all manifests');
    ok(task, `No such task is among ${offered.map((it) => it.name).join(', ')}`);
    await vscode.tasks.executeTask(task);
    // They come line by line, as the task writes them.
    const found = () => vscode.languages.getDiagnostics(file).find((it) => it.message.includes("'unknown'"));
    await until(() => found() !== undefined, vscode.languages.onDidChangeDiagnostics);
    const unknown = found();
    ok(unknown);
    equal(unknown.source, 'podwright');
    equal(unknown.code, 'unknown-field');
    equal(unknown.range.start.line, pod.split('\n').length - 1);
  },

  'a file that is no manifest gets nothing': async () => {
    const document = await opened('services:\n  web:\n    imag: nginx\n');
    const list = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(1, 3),
    );
    deepEqual(list, []);
    deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  },
};

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: nginx
      image: docker.io/library/nginx:1.27
`;

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('podwright.podwright');
  ok(found, 'The extension is not installed.');
  return found;
}

function contributes(): { readonly commands: readonly { readonly command: string }[] } {
  const manifest = extension().packageJSON as { contributes: ReturnType<typeof contributes> };
  return manifest.contributes;
}

async function opened(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document);
  return document;
}

async function problemsOf(
  document: vscode.TextDocument,
  enough: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const problems = () => vscode.languages.getDiagnostics(document.uri);
  await until(() => enough(problems()), vscode.languages.onDidChangeDiagnostics);
  return problems();
}

/** What is wrong, without what is merely advised. */
function mistakes(problems: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
  return problems.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
}

/** Waits until something holds, looking again at each event; rejects after 30 seconds. */
async function until<T>(holds: () => boolean, event: vscode.Event<T>): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      listener.dispose();
      reject(new Error('It did not come true within 30 seconds.'));
    }, 30_000);
    const listener = event(() => {
      if (!holds()) return;
      clearTimeout(timer);
      listener.dispose();
      resolve();
    });
  });
}
