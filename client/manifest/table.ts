/**
 * The commands that play a manifest and take it down.
 */
import type { CommandTable } from '../commands.ts';
import { downFolder, downKube, downWithVolumes } from './down.ts';
import { playKube, replaceKube, type Playing } from './play.ts';
import { buildAndPlay, playDocument, playFolder, playWithOptions } from './play-ways.ts';

export function playCommands(playing: Playing): CommandTable {
  return {
    'podwright.play': (...args) => playKube(playing, args),
    'podwright.playWithOptions': (...args) => playWithOptions(playing, args),
    'podwright.buildAndPlay': (...args) => buildAndPlay(playing, args),
    'podwright.playDocument': (...args) => playDocument(playing, args),
    'podwright.playFolder': (...args) => playFolder(playing, args),
    'podwright.replace': (...args) => replaceKube(playing, args),
    'podwright.down': (...args) => downKube(playing, args),
    'podwright.downFolder': (...args) => downFolder(playing, args),
    'podwright.downWithVolumes': (...args) => downWithVolumes(playing, args),
  };
}
