#!/usr/bin/env node
process.argv[2] = 'events';
await import('./podman.mjs');
