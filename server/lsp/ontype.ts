import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import { indentAt } from '../features/ontype.ts';

/** Indentation after a line break; editors ask for it where people have switched that on. */
export const onTypeRequest: Request = {
  capabilities: () => ({ documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } }),
  listen: (session) => {
    session.connection.onDocumentOnTypeFormatting((params, token) =>
      answerAt(session, token, [], params, ({ document, offset, origin }) => {
        const found = indentAt(document, offset);
        return found ? [{ range: toRange(origin, found.span), newText: found.insert }] : [];
      }),
    );
  },
};
