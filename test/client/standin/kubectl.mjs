#!/usr/bin/env node
/**
 * Stands in for kubectl where there is none: it says what kubectl 1.32 was seen to say of a pod that wants a port of
 * the host, and of any other.
 */
import { text } from 'node:stream/consumers';

const [verb = ''] = process.argv.slice(2);
const configuration = {
  'current-context': 'dev',
  clusters: [{ name: 'dev', cluster: { server: 'http://127.0.0.1' } }],
  contexts: [{ name: 'dev', context: { cluster: 'dev', user: 'me' } }],
};
const ways = {
  config: () => console.log(JSON.stringify(configuration)),
  get: () => console.log('namespace/default'),
  apply: async () => {
    if (!(await text(process.stdin)).includes('hostPort')) {
      console.log('pod/web created');
      return;
    }
    console.error(
      'The Pod "web" is invalid: spec.containers[0].ports[0].hostPort: Invalid value: 8080: the host keeps its ports',
    );
    process.exitCode = 1;
  },
};

await ways[verb]?.();
