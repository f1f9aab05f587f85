import { completionRequest } from './completion.ts';
import { diagnosticRequest } from './diagnostics.ts';
import { hoverRequest } from './hover.ts';
import { objectsInFile } from './objects.ts';
import type { Request } from './request.ts';
import { documentSymbolRequest } from './symbols.ts';

/** Every part of the protocol that the server speaks. */
export const requests: readonly Request[] = [
  completionRequest,
  diagnosticRequest,
  documentSymbolRequest,
  hoverRequest,
  objectsInFile,
];
