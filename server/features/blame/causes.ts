import { annotationCauses } from './annotation-causes.ts';
import type { Cause } from './cause.ts';
import { containerCauses } from './container-causes.ts';
import { readingCauses } from './reading-causes.ts';
import { startCauses } from './start-causes.ts';
import { volumeAsAWhole, volumeCauses } from './volume-causes.ts';
import { yamlCauses } from './yaml-causes.ts';

/** All that podman says and we know. Where several match, the first that finds its place counts. */
export const causes: readonly Cause[] = [
  ...yamlCauses,
  ...annotationCauses,
  ...readingCauses,
  ...volumeCauses,
  ...containerCauses,
  ...startCauses,
  volumeAsAWhole,
];
