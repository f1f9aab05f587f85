#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { serve } from './server.ts';

// V8 makes machine code of a function once it has run this many bytes of its bytecode; by itself, an eighth of that.
// Hundreds of rules run a little each, and compiling them took longer than it saved (docs/performance.md).
setFlagsFromString('--interrupt-budget=540000');

// The arguments say how to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
const connection = createConnection(ProposedFeatures.all);
serve(connection);
connection.listen();
