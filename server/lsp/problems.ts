import type { TextDocument } from 'vscode-languageserver-textdocument';
import { podmanVersion, type Session } from './session.ts';
import { diagnose, diagnoseAround } from '../features/diagnostics.ts';
import { fileIgnores, judge, type Control } from '../features/judge.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import type { Settings, TakenPort } from '../protocol.ts';
import type { Around, Problem } from '../rules/rule.ts';
import type { Neighbour } from '../symbols/reach.ts';

/** Finds what is wrong in the documents of an open file. */
export type Problems = {
  /** What other documents, or what runs on this machine, have a part in. */
  readonly around: (placed: PlacedDocument) => readonly Problem[];
  /** These and all others, as the person wants to hear them. */
  readonly heard: (placed: PlacedDocument, around: readonly Problem[]) => readonly Problem[];
};

/** What is asked of one file shares what is known at that moment; ask again after any change. */
export function problemsOf(session: Session): (file: TextDocument) => Problems {
  /** A document is never changed, so what one podman version says of it by itself stands. */
  const found = new WeakMap<ManifestDocument, Alone>();
  /** Documents of which nothing was said, and as things stood then. */
  const silent = new WeakMap<Neighbour, Circumstances & Pick<PlacedDocument, 'document'>>();
  /** What was heard of what was found. */
  const judged = new WeakMap<readonly Problem[], Judged>();
  return (file) => {
    const now = circumstancesOf(session);
    const settings = session.settings();
    const ignoredInFile = ignoredIn(session.read(file));
    const control: Control = { target: settings.target, rules: settings.rules, ignoredInFile };
    return {
      around: (placed) => {
        const here = session.workspace.here(file, placed);
        const before = silent.get(here);
        if (before?.document === placed.document && isSame(before, now)) return [];
        const problems = diagnoseAround(placed.document, { ...now, here, names: session.workspace.names() });
        if (problems.length === 0) silent.set(here, { ...now, document: placed.document });
        return problems;
      },
      heard: ({ document }, around) => {
        const own = alone(document, now.podman);
        const isPlain = around.length === 0 && ignoredInFile.length === 0;
        const before = isPlain ? judged.get(own) : undefined;
        if (before?.settings === settings) return before.heard;
        const heard = judge([...own, ...around], document, control);
        if (isPlain) judged.set(own, { settings, heard });
        return heard;
      },
    };
  };

  function alone(document: ManifestDocument, podman: string): readonly Problem[] {
    const known = found.get(document);
    if (known?.podman === podman) return known.problems;
    const problems = diagnose(document, { podman });
    found.set(document, { podman, problems });
    return problems;
  }
}

/** All that problems depend on besides the document itself. */
type Circumstances = Pick<Around, 'podman' | 'takenPorts'> & { readonly world: object };

function circumstancesOf(session: Session): Circumstances {
  return {
    podman: podmanVersion(session),
    takenPorts: session.surroundings().ports ?? noPorts,
    world: session.workspace.world(),
  };
}

const noPorts: readonly TakenPort[] = [];

function isSame(a: Circumstances, b: Circumstances): boolean {
  return a.podman === b.podman && a.takenPorts === b.takenPorts && a.world === b.world;
}

type Alone = { readonly podman: string; readonly problems: readonly Problem[] };

type Judged = { readonly settings: Settings; readonly heard: readonly Problem[] };

/** What the whole file shall not hear of; documents that ask for nothing of the sort need not be read for it. */
function ignoredIn({ documents }: Manifest): Control['ignoredInFile'] {
  const asking = documents.filter((it) => it.document.text.includes('podwright-ignore'));
  return fileIgnores(asking.map((it) => it.document));
}
