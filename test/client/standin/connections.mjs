#!/usr/bin/env node
process.argv[2] = 'connections';
await import('./podman.mjs');
