import { expect } from 'vitest';
import { complaintMends } from '../server/features/complaint-mends.ts';
import { manifest } from './check.ts';
import { fixture, only } from './fixture.ts';

type Around = {
  readonly takenPorts?: readonly number[];
  readonly images?: readonly string[];
  readonly about?: 'port' | 'image';
};

/** Expects what is offered for a complaint about the fixture's range: titles, each with the text it leads to. */
export function checkMends(
  marked: string,
  { takenPorts = [], images = [], about }: Around,
  expected: readonly (readonly [string, string])[],
): void {
  const { text, ranges } = fixture(marked);
  const told = { span: only(ranges, 'range'), ...(about && { about }) };
  const around = { images, takenHostPorts: () => new Set(takenPorts) };
  const found = complaintMends(manifest(text), told, around).map(({ title, edits }) => [
    title,
    edits.reduceRight(
      (after, { span, insert }) => after.slice(0, span.start) + insert + after.slice(span.end),
      text,
    ),
  ]);
  expect(found).toEqual(expected);
}
