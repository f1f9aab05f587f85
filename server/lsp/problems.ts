import type { TextDocument } from 'vscode-languageserver-textdocument';
import { podmanVersion, type Session } from './session.ts';
import { diagnose, diagnoseAround } from '../features/diagnostics.ts';
import { fileIgnores, judge, type Control } from '../features/judge.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { PlacedDocument } from '../manifest/manifest.ts';
import type { Around, Problem } from '../rules/rule.ts';

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
  return (file) => {
    const podman = podmanVersion(session);
    const control = controlOf(session, file);
    return {
      around: (placed) => diagnoseAround(placed.document, aroundOf(session, file, placed)),
      heard: ({ document }, around) => judge([...alone(document, podman), ...around], document, control),
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

type Alone = { readonly podman: string; readonly problems: readonly Problem[] };

function aroundOf(session: Session, file: TextDocument, placed: PlacedDocument): Around {
  const { workspace } = session;
  const here = workspace.here(file, placed);
  return {
    podman: podmanVersion(session),
    takenPorts: session.surroundings().ports ?? [],
    here,
    get reach() {
      return workspace.reach(here);
    },
    get names() {
      return workspace.names();
    },
  };
}

function controlOf({ settings, read }: Session, file: TextDocument): Control {
  const { target, rules } = settings();
  // Nothing else need be read of the other documents.
  const asking = read(file).documents.filter((it) => it.document.text.includes('podwright-ignore'));
  return { target, rules, ignoredInFile: fileIgnores(asking.map((it) => it.document)) };
}
