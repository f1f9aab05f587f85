import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { blameRequest, objectsRequest } from '../../server/protocol.ts';
import { differencesRequest, type RunningPod } from '../../server/protocol-running.ts';
import {
  addPatternRequest,
  checkNewPodRequest,
  checkPatternRequest,
  newPodRequest,
  patternPodsRequest,
  proposeNewPodRequest,
} from '../../server/protocol-patterns.ts';

/** A question about an offset of a file, as a request with its parameters. */
export type Question = {
  readonly method: string;
  readonly params: (file: TextDocument, at: number) => unknown;
  /** Whether it may be refused with a sentence for a person. */
  readonly refuses?: true;
  /** Whether the answer is worth nothing later, because it says what was done or what stands around. */
  readonly passing?: true;
};

const ofFile = ({ uri }: TextDocument) => ({ textDocument: { uri } });

const ofPlace = (file: TextDocument, at: number) => ({ ...ofFile(file), position: file.positionAt(at) });

function ofRange(file: TextDocument, at: number) {
  const end = at % 3 === 0 ? file.getText().length : at + (at % 40);
  return { ...ofFile(file), range: { start: file.positionAt(at), end: file.positionAt(end) } };
}

const newPod = {
  name: 'web',
  image: 'docker.io/library/nginx:1.27',
  ports: '8080:80',
  variant: 'log-shipper',
};

/** Every question that the server answers, but for diagnostics that it sends unasked. */
export const questions: readonly Question[] = [
  { method: DocumentDiagnosticRequest.method, params: ofFile },
  { method: CompletionRequest.method, params: ofPlace },
  { method: HoverRequest.method, params: ofPlace },
  {
    method: CodeActionRequest.method,
    params: (file, at) => ({ ...ofRange(file, at), context: { diagnostics: [] } }),
  },
  {
    method: CodeActionRequest.method,
    params: (file) => ({ ...ofRange(file, 0), context: { diagnostics: [], only: ['source.fixAll'] } }),
  },
  { method: DocumentSymbolRequest.method, params: ofFile },
  { method: FoldingRangeRequest.method, params: ofFile },
  { method: DocumentLinkRequest.method, params: ofFile },
  { method: InlayHintRequest.method, params: ofRange },
  {
    method: SelectionRangeRequest.method,
    params: (file, at) => ({ ...ofFile(file), positions: [file.positionAt(at), file.positionAt(at + 9)] }),
  },
  {
    method: DocumentOnTypeFormattingRequest.method,
    params: (file, at) => ({
      ...ofPlace(file, at),
      ch: '\n',
      options: { tabSize: 2, insertSpaces: true },
    }),
  },
  { method: DocumentHighlightRequest.method, params: ofPlace },
  { method: DefinitionRequest.method, params: ofPlace },
  {
    method: ReferencesRequest.method,
    params: (file, at) => ({ ...ofPlace(file, at), context: { includeDeclaration: at % 2 === 0 } }),
  },
  { method: PrepareRenameRequest.method, params: ofPlace, refuses: true },
  {
    method: RenameRequest.method,
    params: (file, at) => ({ ...ofPlace(file, at), newName: newNames[at % newNames.length] }),
    refuses: true,
  },
  { method: WorkspaceSymbolRequest.method, params: (_, at) => ({ query: at % 2 === 0 ? '' : 'w' }) },
  { method: objectsRequest, params: ({ uri }) => ({ uri }) },
  { method: blameRequest, params: ({ uri }) => ({ uri, complaints }) },
  {
    method: differencesRequest,
    params: (file, at) => ({
      uri: file.uri,
      line: at % 3 === 0 ? 0 : file.positionAt(at).line,
      pod: running,
    }),
  },
  {
    method: patternPodsRequest,
    params: (file, at) => ({ uri: file.uri, line: file.positionAt(at).line }),
  },
  {
    method: checkPatternRequest,
    params: ({ uri }, at) => ({ uri, pod: at % 3, variant: 'log-shipper', mountPath: '/var/log' }),
  },
  { method: proposeNewPodRequest, params: () => ({}) },
  { method: newPodRequest, params: () => newPod },
  { method: checkNewPodRequest, params: () => ({ ...newPod, about: 'ports' }) },
  {
    method: addPatternRequest,
    params: ({ uri }, at) => ({ uri, pod: at % 3, variant: 'log-shipper', mountPath: '/var/log' }),
    passing: true,
  },
];

const newNames = ['web-2', '', ' ', 'a: b', '-', 'x\ny', '"q"'];

const complaints = [
  { text: 'Error: short-name "nginx" did not resolve to an alias' },
  { text: 'Error: rootlessport listen tcp 0.0.0.0:80: bind: permission denied', container: 'app' },
  { text: 'anything else', container: 'web' },
];

const running: RunningPod = {
  name: 'web',
  byHand: true,
  labels: { app: 'web' },
  hostname: 'web',
  hostNetwork: false,
  restartPolicy: 'Always',
  hosts: [{ address: '10.0.0.1', name: 'db' }],
  dns: { nameservers: ['1.1.1.1'], searches: ['a.b'], options: ['ndots:2'] },
  sharesProcesses: true,
  hostPID: false,
  hostIPC: false,
  grace: 5,
  usualGrace: 10,
  contents: { settings: { 'a.conf': 'x\ny\n' } },
  ports: [{ container: 80, protocol: 'TCP', host: 8080, address: '' }],
  containers: [
    {
      name: 'app',
      image: 'docker.io/library/nginx:1.27',
      process: ['nginx'],
      environment: { A: 'b: c\nd' },
      workingDir: '/srv',
      tty: true,
      user: '1:1',
      mounts: [{ path: '/data', kind: 'volume', source: 'data', readOnly: true }],
      memory: 1e8,
      memoryRequest: 0,
      cpu: 5e8,
      privileged: false,
      readOnlyRoot: true,
      added: ['NET_ADMIN'],
      dropped: ['ALL'],
      own: { entrypoint: [], command: ['nginx'], environment: {}, workingDir: '', user: '', health: false },
    },
  ],
};
