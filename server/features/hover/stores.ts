import type { Explain } from './asked.ts';
import { markdown } from '../../schema/describe.ts';
import { stores } from '../../schema/stores.ts';

/** Whether the local podman has a volume or secret of this name. */
export const stored: Explain = ({ place, text, known }) => {
  const store = stores.get(place);
  if (store === undefined || store === 'images') return undefined;
  const found = known.local?.find((it) => it.name === text);
  if (!found) return undefined;
  const what = store === 'volumes' ? 'a volume' : 'a secret';
  return `The local podman has ${what} of this name${found.detail === '' ? '' : `: ${markdown(found.detail)}`}.`;
};
