import type { TextDocument } from 'vscode-languageserver-textdocument';
import { podmanVersion, type Session } from './session.ts';
import { diagnose, diagnoseAround } from '../features/diagnostics.ts';
import { fileIgnores, heardRules, judge, type Control } from '../features/judge.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import type { Settings, TakenPort } from '../protocol.ts';
import type { Around, Problem, Related } from '../rules/rule.ts';
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
  /** A document is never changed, so what one podman version says of it by itself stands as long as the settings. */
  const found = new WeakMap<ManifestDocument, Alone>();
  /** What was found around documents, and as things stood then. */
  const foundAround = new WeakMap<Neighbour, FoundAround>();
  /** What was heard of what was found. */
  const judged = new WeakMap<readonly Problem[], Judged>();
  return (file) => {
    const now = circumstancesOf(session);
    const settings = session.settings();
    const asked = heardRules(settings);
    const ignoredInFile = ignoredIn(session.read(file));
    const control: Control = { target: settings.target, rules: settings.rules, ignoredInFile };
    return {
      around: (placed) => {
        const { workspace } = session;
        const here = workspace.here(file, placed);
        const before = foundAround.get(here);
        if (before?.document === placed.document && isSame(before.at, now) && stands(before)) {
          return before.problems;
        }
        const problems = diagnoseAround(placed.document, { ...now, here, names: workspace.names() });
        const others = problems.flatMap(placesIn).map((place) => ({ place, said: saidAt(place) }));
        foundAround.set(here, { at: now, document: placed.document, problems, others });
        return problems;
      },
      heard: ({ document }, around) => {
        const own = alone(document);
        const before = judged.get(own);
        const isKnown = before?.settings === settings && isSameList(before.around, around);
        if (isKnown && ignoredInFile.length === 0) return before.heard;
        const heard = judge([...own, ...around], document, control);
        if (ignoredInFile.length === 0) judged.set(own, { settings, around, heard });
        return heard;
      },
    };

    function alone(document: ManifestDocument): readonly Problem[] {
      const { podman } = now;
      const known = found.get(document);
      if (known?.podman === podman && known.settings === settings) return known.problems;
      const problems = diagnose(document, { podman }, asked);
      found.set(document, { podman, settings, problems });
      return problems;
    }
  };

  /** Whether what explains the problems in other documents is still where it was. */
  function stands({ others }: FoundAround): boolean {
    return others.every(({ place, said }) => saidAt(place) === said);
  }

  function saidAt({ uri, start }: OtherPlace): object | undefined {
    return session.workspace.documentAt(uri, start)?.said;
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

type Alone = {
  readonly podman: string;
  readonly settings: Settings;
  readonly problems: readonly Problem[];
};

type FoundAround = Pick<PlacedDocument, 'document'> & {
  readonly at: Circumstances;
  readonly problems: readonly Problem[];
  /** Where the problems point to in other documents, and what stood there: an edit may move it and change nothing else. */
  readonly others: readonly { readonly place: OtherPlace; readonly said: object | undefined }[];
};

type OtherPlace = NonNullable<Related['place']>;

function placesIn({ related = [] }: Problem): readonly OtherPlace[] {
  return related.flatMap((it) => it.place ?? []);
}

type Judged = {
  readonly settings: Settings;
  readonly around: readonly Problem[];
  readonly heard: readonly Problem[];
};

function isSameList(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || (a.length === 0 && b.length === 0);
}

/** What the whole file shall not hear of; documents that ask for nothing of the sort need not be read for it. */
function ignoredIn({ documents }: Manifest): Control['ignoredInFile'] {
  const asking = documents.filter((it) => it.document.text.includes('podwright-ignore'));
  return fileIgnores(asking.map((it) => it.document));
}
