import { expect } from 'vitest';
import { diagnose } from '../server/features/diagnostics.ts';
import { readManifest, type Manifest } from '../server/manifest/manifest.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { withCarets, withoutCarets, type Remark } from './fixture.ts';

/** The one schema of the tests: it holds no state a test could see. */
const schema = loadSchema();

export function manifest(text: string): Manifest {
  return readManifest(text, schema);
}

/** What our diagnostics say of a file, as remarks on its text. */
export function remarks(text: string): readonly Remark[] {
  return manifest(text).documents.flatMap(({ start, document }) =>
    diagnose(document).map((it) => ({
      start: it.span.start + start,
      end: it.span.end + start,
      says: `${it.severity} ${it.code}: ${it.message}`,
    })),
  );
}

/** The text is input and expectation in one: the caret lines it holds are all that is said of it. */
export function checkDiagnostics(annotated: string): void {
  const text = withoutCarets(annotated);
  expect(withCarets(text, remarks(text))).toBe(annotated);
}
