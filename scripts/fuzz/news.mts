/** What a process that tries cases tells the one that started it. */
import type { Case } from '../../test/fuzz/case.ts';
import type { Fault } from '../../test/fuzz/fault.ts';

export type News =
  /** It begins to try a case: should it say no more, that case is why. */
  | { readonly kind: 'trying'; readonly it: Case }
  | {
      readonly kind: 'tried';
      readonly edits: number;
      readonly questions: number;
      /** Situations that no case before had. */
      readonly situations: number;
      readonly slowest: { readonly method: string; readonly milliseconds: number };
    }
  /** A case with a fault of a sort that was not seen before, made as small as it gets. */
  | { readonly kind: 'failed'; readonly it: Case; readonly fault: Fault }
  /** A small case that showed something new. */
  | { readonly kind: 'showed'; readonly it: Case };
