import { actionRequest } from './actions.ts';
import { completionRequest } from './completion.ts';
import { definitionRequest } from './definition.ts';
import { diagnosticRequest } from './diagnostics.ts';
import { foldingRequest } from './folding.ts';
import { highlightRequest } from './highlight.ts';
import { hoverRequest } from './hover.ts';
import { linkRequest } from './links.ts';
import { objectsInFile } from './objects.ts';
import { referencesRequest } from './references.ts';
import { renameRequest } from './rename.ts';
import type { Request } from './request.ts';
import { selectionRequest } from './selection.ts';
import { documentSymbolRequest } from './symbols.ts';
import { workspaceSymbolRequest } from './workspace-symbols.ts';

/** Every part of the protocol that the server speaks. */
export const requests: readonly Request[] = [
  actionRequest,
  completionRequest,
  definitionRequest,
  diagnosticRequest,
  documentSymbolRequest,
  foldingRequest,
  highlightRequest,
  hoverRequest,
  linkRequest,
  objectsInFile,
  referencesRequest,
  renameRequest,
  selectionRequest,
  workspaceSymbolRequest,
];
