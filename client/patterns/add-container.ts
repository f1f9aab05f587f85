/**
 * The command `Add Container to Pod`, which the editor's refactorings run too: asks which one, and has it added.
 */
import { Range, TextEditorRevealType, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import {
  addPatternRequest,
  checkPatternRequest,
  patternPodsRequest,
  type AddContainerArguments,
  type AddedContainer,
  type AddPatternParams,
  type InputRemark,
  type Pattern,
  type PatternChoice,
  type PatternPod,
} from '../../server/protocol-patterns.ts';
import type { Language } from '../language.ts';
import { askChoice, askText } from './ask.ts';
import { choiceRows, words } from './choices.ts';
import { walk, type Answer, type Place, type Step } from './walk.ts';

type Server = Pick<Language, 'ask' | 'uriOf'>;

/** What a person has answered so far. */
type Known = {
  readonly pod?: PatternPod;
  readonly choice?: PatternChoice;
  readonly mountPath?: string | undefined;
};

/** A refactoring tells where the person stands and which pattern it is; else it is the active editor that tells. */
export async function addContainer(server: Server, [told]: readonly unknown[]): Promise<void> {
  const asked = isArguments(told) ? told : here(server);
  const pods = asked ? await podsFor(server, asked) : [];
  if (!asked || pods.length === 0) {
    void window.showInformationMessage('There is no pod here that a container can be added to.');
    return;
  }
  const { uri, pattern } = asked;
  const only = pattern === undefined ? pods : pods.filter((it) => it.isHere);
  const [pod, ...others] = only;
  const answers = await walk(steps(server, uri, pods, pattern), pod && others.length === 0 ? { pod } : {});
  const params = answers && paramsOf(uri, answers);
  if (!params) return;
  const added = await server.ask<AddedContainer | null>(addPatternRequest, params);
  if (added) show(server, uri, added.line);
  else void window.showWarningMessage('The manifest has changed meanwhile, so nothing was added. Try again.');
}

/** Where the person stands, and which pattern they want, if that is known. */
type Asked = Omit<AddContainerArguments, 'pattern'> & { readonly pattern?: Pattern };

function here({ uriOf }: Server): Asked | undefined {
  const editor = window.activeTextEditor;
  return editor && { uri: uriOf(editor.document.uri), line: editor.selection.active.line };
}

function isArguments(told: unknown): told is AddContainerArguments {
  return typeof told === 'object' && told !== null && 'uri' in told && 'line' in told && 'pattern' in told;
}

async function podsFor({ ask }: Server, { uri, line, pattern }: Asked): Promise<readonly PatternPod[]> {
  const pods = await ask<readonly PatternPod[]>(patternPodsRequest, { uri, line });
  return pods
    .map((it) => ({
      ...it,
      choices: it.choices.filter((choice) => pattern === undefined || choice.pattern === pattern),
    }))
    .filter((it) => it.choices.length > 0);
}

function steps(
  { ask }: Server,
  uri: string,
  pods: readonly PatternPod[],
  pattern: Pattern | undefined,
): readonly Step<Known>[] {
  const title = `Add ${pattern ? words[pattern] : 'Container to Pod'}`;
  const isKnown = pods.length === 1 || pattern !== undefined;
  return [
    { applies: () => !isKnown, ask: askPod },
    { applies: () => true, ask: askVariant },
    { applies: ({ choice }) => choice?.mountPath !== undefined, ask: askPath },
  ];

  async function askPod(known: Known, place: Place): Promise<Answer<Known>> {
    const items = pods.map(podRow);
    const active = items.find((it) => (known.pod ? it.pod.pod === known.pod.pod : it.pod.isHere));
    const answer = await askChoice({ title, placeholder: 'The pod', items, active }, place);
    return typeof answer === 'object' ? { known: { ...known, pod: answer.given.pod } } : answer;
  }

  async function askVariant(known: Known, place: Place): Promise<Answer<Known>> {
    const items = choiceRows(known.pod?.choices ?? []);
    const active = items.find((it) => it.choice && it.choice.variant === known.choice?.variant);
    const beside = known.pod?.containerName;
    const placeholder = beside === undefined ? 'What it is to do' : `What it is to do for '${beside}'`;
    const answer = await askChoice({ title, placeholder, items, active }, place);
    if (typeof answer !== 'object') return answer;
    const { choice } = answer.given;
    if (!choice || choice.variant === known.choice?.variant) return { known };
    return { known: { ...known, choice, mountPath: choice.mountPath } };
  }

  async function askPath(known: Known, place: Place): Promise<Answer<Known>> {
    const beside = known.pod?.containerName;
    const answer = await askText(
      {
        title,
        prompt: `Where ${beside === undefined ? 'the app' : `'${beside}'`} has the folder that the two share.`,
        value: known.mountPath ?? '',
        check: async (mountPath): Promise<InputRemark | null> => {
          const params = paramsOf(uri, { ...known, mountPath });
          return params ? ask(checkPatternRequest, params) : null;
        },
      },
      place,
    );
    return typeof answer === 'object' ? { known: { ...known, mountPath: answer.given } } : answer;
  }
}

type PodRow = QuickPickItem & { readonly pod: PatternPod };

function podRow(pod: PatternPod): PodRow {
  return { label: pod.name ?? 'a pod without a name', description: pod.kind, pod };
}

function paramsOf(uri: string, { pod, choice, mountPath }: Known): AddPatternParams | undefined {
  if (!pod || !choice) return undefined;
  return {
    uri,
    pod: pod.pod,
    variant: choice.variant,
    ...(pod.container !== undefined && { container: pod.container }),
    ...(mountPath !== undefined && { mountPath }),
  };
}

/** Brings what was added into view; the cursor stays. */
function show({ uriOf }: Server, uri: string, line: number): void {
  const editor = window.visibleTextEditors.find((it) => uriOf(it.document.uri) === uri);
  editor?.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.InCenterIfOutsideViewport);
}
