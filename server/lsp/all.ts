import { actionRequest } from './actions.ts';
import { blameInFile } from './blame.ts';
import { clusterRequests } from './cluster.ts';
import { completionRequest } from './completion.ts';
import { definitionRequest } from './definition.ts';
import { diagnosticRequest } from './diagnostics.ts';
import { differencesInFile } from './differences.ts';
import { faithfulText } from './faithful.ts';
import { foldingRequest } from './folding.ts';
import { highlightRequest } from './highlight.ts';
import { hoverRequest } from './hover.ts';
import { inlayHintRequest } from './inlay.ts';
import { linkRequest } from './links.ts';
import { newPodRequests } from './new-pod.ts';
import { objectsInFile } from './objects.ts';
import { onTypeRequest } from './ontype.ts';
import { patternRequests } from './patterns.ts';
import { referencesRequest } from './references.ts';
import { renameRequest } from './rename.ts';
import type { Request } from './request.ts';
import { selectionRequest } from './selection.ts';
import { documentSymbolRequest } from './symbols.ts';
import { unknownRuleWarning } from './unknown-rules.ts';
import { workspaceSymbolRequest } from './workspace-symbols.ts';

/** Every part of the protocol that the server speaks. */
export const requests: readonly Request[] = [
  actionRequest,
  blameInFile,
  clusterRequests,
  completionRequest,
  definitionRequest,
  diagnosticRequest,
  differencesInFile,
  documentSymbolRequest,
  faithfulText,
  foldingRequest,
  highlightRequest,
  hoverRequest,
  inlayHintRequest,
  linkRequest,
  newPodRequests,
  objectsInFile,
  onTypeRequest,
  patternRequests,
  referencesRequest,
  renameRequest,
  selectionRequest,
  unknownRuleWarning,
  workspaceSymbolRequest,
];
