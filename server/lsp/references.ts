import { toLocation } from './location.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import { references } from '../features/references.ts';

export const referencesRequest: Request = {
  capabilities: () => ({ referencesProvider: true }),
  listen: (session) => {
    const { connection, workspace } = session;
    connection.onReferences((params, token) =>
      answerAt(session, token, null, params, async ({ here, offset }) => {
        await workspace.settled();
        return references(workspace.names(), here, offset)
          .filter((it) => params.context.includeDeclaration || it.mention.role === 'refers')
          .flatMap((it) => toLocation(workspace, it));
      }),
    );
  },
};
