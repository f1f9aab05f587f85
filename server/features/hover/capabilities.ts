import type { Explain } from './asked.ts';
import { capability } from '../../schema/capabilities.ts';

/** What a process may do that has a capability. */
export const allowance: Explain = ({ place, text, known }) => {
  const found = /^Capabilities\.(?:add|drop)\[\]$/.test(place) ? capability(text) : undefined;
  if (!found) return undefined;
  const { name, allows, givenByPodman } = found;
  const given = `podman ${givenByPodman ? 'gives it to every container' : "gives it to no container that doesn't ask"}.`;
  return [`\`${name}\`: a process may ${allows}.`, ...(known.target === 'kubernetes' ? [] : [given])].join(
    ' ',
  );
};
