#!/usr/bin/env node
process.argv[2] = 'die';
await import('./podman.mjs');
