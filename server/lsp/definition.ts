import type { LocationLink } from 'vscode-languageserver';
import { rangeIn, toLocation } from './location.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import type { Workspace } from './workspace.ts';
import { definition } from '../features/definition.ts';
import type { Occurrence } from '../symbols/occurrence.ts';

export const definitionRequest: Request = {
  capabilities: () => ({ definitionProvider: true }),
  listen: (session) => {
    const { connection, workspace, client } = session;
    connection.onDefinition((params, token) =>
      answerAt(session, token, null, params, async ({ here, offset, origin }) => {
        await workspace.settled();
        const found = definition(workspace.names(), here, offset);
        if (!found) return null;
        if (!client().linksDefinitions) {
          return found.declarations.flatMap((it) => toLocation(workspace, it));
        }
        const originSelectionRange = toRange(origin, found.span);
        return found.declarations.flatMap((it) =>
          toLink(workspace, it).map((link) => ({ ...link, originSelectionRange })),
        );
      }),
    );
  },
};

function toLink(workspace: Workspace, { at, mention }: Occurrence): LocationLink[] {
  const targetRange = rangeIn(workspace, at, mention.whole);
  const targetSelectionRange = rangeIn(workspace, at, mention.span);
  return targetRange && targetSelectionRange
    ? [{ targetUri: at.uri, targetRange, targetSelectionRange }]
    : [];
}
