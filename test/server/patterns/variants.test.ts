import { expect, test } from 'vitest';
import { variants } from '../../../server/patterns/variants.ts';

test('each variant has an id of its own, and each container a name that Kubernetes takes', () => {
  expect(new Set(variants.map((it) => it.id)).size).toBe(variants.length);
  expect(variants.filter((it) => !/^[a-z][a-z-]{0,40}$/.test(it.container.name))).toEqual([]);
});

test('each image is fully named and pinned', () => {
  const images = variants.map((it) => it.container.image);
  expect(images.filter((it) => !/^[\w-]+(?:\.[\w-]+)+\/.+:v?\d+(?:\.\d+)*$/.test(it))).toEqual([]);
});

test('each variable of a command is among those that a person finds beside it', () => {
  for (const { id, container } of variants) {
    const used = container.command.flatMap((it) => it.match(/\$[A-Z_]+/g) ?? []).map((it) => it.slice(1));
    expect([id, ...used.filter((it) => !(it in (container.env ?? {})))]).toEqual([id]);
  }
});

test('each container mounts what its command uses', () => {
  for (const { id, container, shared } of variants) {
    const path = shared?.own.path;
    expect([id, path === undefined || container.command.some((it) => it.includes(path))]).toEqual([id, true]);
  }
});

test('what keeps running can be asked whether it does, and what ends is not', () => {
  const probed = variants.filter((it) => it.container.alive);
  expect(probed).toEqual(variants.filter((it) => it.pattern !== 'init'));
});
