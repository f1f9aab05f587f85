#!/usr/bin/env node
// Stands in for the program `code` where a program has to be one file: code.mts, run as TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./code.mts');
