import { completionRequest } from './completion.ts';
import { diagnosticRequest } from './diagnostics.ts';
import { foldingRequest } from './folding.ts';
import { hoverRequest } from './hover.ts';
import { linkRequest } from './links.ts';
import { objectsInFile } from './objects.ts';
import type { Request } from './request.ts';
import { selectionRequest } from './selection.ts';
import { documentSymbolRequest } from './symbols.ts';

/** Every part of the protocol that the server speaks. */
export const requests: readonly Request[] = [
  completionRequest,
  diagnosticRequest,
  documentSymbolRequest,
  foldingRequest,
  hoverRequest,
  linkRequest,
  objectsInFile,
  selectionRequest,
];
