import { expect, test } from 'vitest';
import { unitCompleted, unitFiles, unitFolder, unitHover, unitOffers } from '../../check-quadlet.ts';

test('an empty file is offered the sections', () => {
  expect(unitOffers('<|>')).toEqual(['[Unit]', '[Kube]', '[Service]', '[Install]', '[Quadlet]']);
  expect(unitCompleted('<|>', '[Kube]')).toBe('[Kube]\nYaml=<|>');
});

test('a section that is written is not offered again, nor one that is newer than podman', () => {
  expect(unitOffers('[Kube]\nYaml=a\n[<|>', { podman: '5.2' })).toEqual(['[Unit]', '[Service]', '[Install]']);
  expect(unitCompleted('[Kube]\nYaml=a\n[Ins<|>]', '[Install]')).toBe('[Kube]\nYaml=a\n[Install]\n<|>');
});

test('keys are those of the section, that may still be written, and that this podman has', () => {
  const offers = unitOffers('[Kube]\nYaml=a\nUserNS=auto\nK<|>', { podman: '5.2' });
  expect(offers).toContain('KubeDownForce');
  expect(offers).toContain('Yaml');
  expect(offers).not.toContain('UserNS');
  expect(offers).not.toContain('ServiceName');
  expect(offers).not.toContain('RemapUsers');
  expect(offers).not.toContain('[Install]');
  expect(unitOffers('[Install]\n<|>')).toContain('WantedBy');
});

test('a key is written with its =, or in the place of one that has it', () => {
  expect(unitCompleted('[Kube]\nY<|>', 'Yaml')).toBe('[Kube]\nYaml=<|>');
  expect(unitCompleted('[Kube]\nY<|> = a.yaml', 'Yaml')).toBe('[Kube]\nYaml = a.yaml');
});

test('values are those of the key', () => {
  expect(unitOffers('[Kube]\nKubeDownForce=<|>')).toEqual(['true', 'false']);
  expect(unitOffers('[Kube]\nSetWorkingDirectory=y<|>')).toEqual(['yaml', 'unit']);
  expect(unitOffers('[Kube]\nPublishPort=<|>')).toEqual([]);
  expect(unitCompleted('[Install]\nWantedBy=def<|>', 'default.target')).toBe(
    '[Install]\nWantedBy=default.target',
  );
});

test('files are the manifests and folders of the folder that is written', () => {
  const entries = ['sub/', 'web.yaml', 'notes.txt', 'proxy.network'];
  expect(unitOffers('[Kube]\nYaml=<|>', { entries })).toEqual(['sub/', 'web.yaml']);
  expect(unitOffers('[Kube]\nNetwork=<|>', { entries })).toContain('proxy.network');
  expect(unitCompleted('[Kube]\nYaml=sub/w<|>', 'web.yaml', entries)).toBe('[Kube]\nYaml=sub/web.yaml');
  expect(unitFolder('[Kube]\nYaml=<|>')).toBe('/home/units');
  expect(unitFolder('[Kube]\nYaml=../sub/w<|>')).toBe('/home/sub');
  expect(unitFolder('[Kube]\nYaml=/etc/<|>')).toBe('/etc');
  expect(unitFolder('[Kube]\nYaml=%h/<|>')).toBeUndefined();
  expect(unitFolder('[Kube]\nUserNS=<|>')).toBeUndefined();
});

test('nothing is offered in comments and behind them', () => {
  expect(unitOffers('[Kube]\n# Y<|>')).toEqual([]);
  expect(unitOffers('[Kube]\nwhat now <|>')).toEqual([]);
});

test('a hover explains sections, keys and values, and nothing else', () => {
  expect(unitHover('[Ku<|>be]')).toBe('[Kube]\n**[Kube]**\n\nWhat `podman kube play` is to play, and how.');
  expect(unitHover('[Kube]\nKubeDown<|>Force=true')).toMatch(/^KubeDownForce\n[^]*Since podman 4.8.$/);
  expect(unitHover('[Kube]\nSetWorkingDirectory=ya<|>ml')).toBe(
    'yaml\n`yaml`: In the folder of the manifest.',
  );
  expect(unitHover('[Kube]\nYaml=we<|>b.yaml')).toBeUndefined();
  expect(unitHover('# com<|>ment')).toBeUndefined();
});

test('links lead from what names a file to the file, but where only systemd knows it', () => {
  expect(unitFiles('[Kube]\nYaml="a b.yaml"\nConfigMap=../c.yaml /d.yaml\nConfigMap=%h/e.yaml\n')).toEqual([
    'a b.yaml -> /home/units/a b.yaml',
    '../c.yaml -> /home/c.yaml',
    '/d.yaml -> /d.yaml',
    '%h/e.yaml -> unknown',
  ]);
  expect(unitFiles('[Kube]\nYaml=a b.yaml\n', '5.6')).toEqual(['a b.yaml -> /home/units/a b.yaml']);
});
