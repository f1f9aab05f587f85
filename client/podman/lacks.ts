/**
 * What not every podman can do, so that it isn't offered. All else that Podwright offers, each podman from 4.3 on can do
 * (a test on a real podman asks for every option that is used).
 */
import { knows } from './play-options.ts';
import type { Version } from './read.ts';

export type Lack = {
  readonly command: string;
  /** The context key that hides the command in menus. */
  readonly key: string;
  readonly isLacking: (version: Version) => boolean;
};

export const lacks: readonly Lack[] = [
  {
    command: 'podwright.buildAndPlay',
    key: 'podwright.noBuild',
    isLacking: (version) => !knows(version, 'build'),
  },
];
