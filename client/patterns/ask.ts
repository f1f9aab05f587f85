/**
 * One question of several: a text to type, or a choice. Each has a button that goes back.
 */
import { InputBoxValidationSeverity, QuickInputButtons, window } from 'vscode';
import type { QuickInput, QuickPickItem } from 'vscode';
import type { InputRemark } from '../../server/protocol-patterns.ts';
import { latest } from '../latest.ts';
import type { Place } from './walk.ts';

/** What the person answers; `back` where they want the question before, nothing where they leave. */
export type Given<T> = { readonly given: T } | 'back' | undefined;

export type TextQuestion = {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** What is to be said of what is typed; with an error it isn't taken. */
  readonly check: (value: string) => Promise<InputRemark | null>;
};

/** Asks for a line of text, blanks around it left out. */
export function askText({ title, prompt, value, check }: TextQuestion, place: Place): Promise<Given<string>> {
  const box = window.createInputBox();
  Object.assign(box, { prompt, value });
  const remarks = latest<InputRemark | null>((it) => {
    box.validationMessage = it ? { message: it.message, severity: severities[it.severity] } : undefined;
  });
  const judge = (): void => {
    const typed = box.value.trim();
    // Without an answer the text is taken: what is wrong with it will be told in the manifest.
    remarks.ask(() => check(typed)).catch(() => undefined);
  };
  box.onDidChangeValue(judge);
  const answer = shown<string>(box, title, place, (give) => {
    box.onDidAccept(async () => {
      const typed = box.value.trim();
      const remark = await check(typed).catch(() => null);
      if (remark?.severity !== 'error') give(typed);
      else if (box.value.trim() === typed) judge();
    });
  });
  // Of what nobody has written yet nothing is wrong: the prompt says what is wanted.
  if (value !== '') judge();
  return answer;
}

const severities = {
  error: InputBoxValidationSeverity.Error,
  warning: InputBoxValidationSeverity.Warning,
  information: InputBoxValidationSeverity.Info,
} as const;

export type ChoiceQuestion<Item extends QuickPickItem> = {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
  /** Which of them is chosen to begin with; the first where it isn't told. */
  readonly active?: Item | undefined;
};

/** Asks for one of several. */
export function askChoice<Item extends QuickPickItem>(
  { title, placeholder, items, active }: ChoiceQuestion<Item>,
  place: Place,
): Promise<Given<Item>> {
  const pick = window.createQuickPick<Item>();
  Object.assign(pick, { placeholder, items, matchOnDescription: true, matchOnDetail: true });
  if (active) pick.activeItems = [active];
  return shown<Item>(pick, title, place, (give) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) give(chosen);
    });
  });
}

/** Shows a question until it is answered or left. `listen` gets what to call with the answer. */
function shown<T>(
  input: QuickInput & {
    buttons: readonly (typeof QuickInputButtons.Back)[];
    onDidTriggerButton: (then: (it: unknown) => void) => unknown;
  },
  title: string,
  { step, of, canGoBack }: Place,
  listen: (give: (answer: T) => void) => void,
): Promise<Given<T>> {
  return new Promise((resolve) => {
    input.title = title;
    // A question that stands alone has no number.
    if (of > 1) Object.assign(input, { step, totalSteps: of });
    // Who looks up an image's name in a browser comes back to the question.
    input.ignoreFocusOut = true;
    input.buttons = canGoBack ? [QuickInputButtons.Back] : [];
    input.onDidTriggerButton(() => {
      end('back');
    });
    input.onDidHide(() => {
      end(undefined);
    });
    listen((given) => {
      end({ given });
    });
    input.show();

    function end(answer: Given<T>): void {
      resolve(answer);
      input.dispose();
    }
  });
}
