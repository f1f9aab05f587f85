import type { Explain } from './asked.ts';
import { codeSpan } from '../../schema/markup.ts';

/** What is counted under a key of limits and requests. */
const resources: Readonly<Record<string, string>> = {
  cpu: 'processing time, in CPUs: `500m` is half of one, `2` is two.',
  memory: 'memory, in bytes: `128Mi` is 128 times 1024 times 1024.',
  'ephemeral-storage': "room on disk for the container's own files and logs, in bytes.",
  storage: 'room on disk, in bytes: `10Gi` is 10 times 1024 to the third.',
  'hugepages-2Mi': 'memory in pages of 2 MiB, in bytes.',
  'hugepages-1Gi': 'memory in pages of 1 GiB, in bytes.',
};

/** What a resource is. */
export const resource: Explain = ({ site, text }) => {
  const isResource = site.type.kind === 'quantity' && !site.field;
  const found = isResource && Object.hasOwn(resources, text) ? resources[text] : undefined;
  return found === undefined ? undefined : `${codeSpan(text)}: ${found}`;
};
