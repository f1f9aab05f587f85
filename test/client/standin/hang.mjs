#!/usr/bin/env node
process.argv[2] = 'hang';
await import('./podman.mjs');
