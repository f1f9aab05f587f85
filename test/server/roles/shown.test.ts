import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkOffersAmong, checkOffersNot } from '../../check-completion.ts';
import { defaults } from '../../../server/protocol.ts';
import { outlineOf, withHints } from '../../check-editor.ts';
import { hoverAt } from '../../check-hover.ts';
import { checkRename } from '../../check-names.ts';
import { heard } from '../../check-patterns.ts';
import { checkFix, checkRule } from '../../check.ts';

const native = readFileSync('test/manifests/init-and-sidecar.yaml', 'utf8');
const pod = (annotation = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n${annotation}spec:\n  containers:\n    - name: app\n      image: quay.io/example/app:1\n    - name: logs\n      image: docker.io/fluent/fluentd:v1\n`;
const annotated = (line: string) => pod(`  annotations:\n    ${line}\n`);

describe('the outline shows what containers are to their pod', () => {
  test('with their sort', () => {
    expect(outlineOf(pod())).toContain('container logs (sidecar: log shipper · docker.io/fluent/fluentd:v1)');
    expect(outlineOf(pod())).toContain('container app (main · quay.io/example/app:1)');
  });
  test('as whoever runs it takes them', () => {
    expect(outlineOf(native, 'podman')).toContain('container proxy (init ·');
    expect(outlineOf(native, 'both')).toContain('container proxy (init ·');
    expect(outlineOf(native, 'kubernetes')).toContain('container proxy (sidecar ·');
  });
  test('but nothing of one that is alone', () => {
    expect(outlineOf(pod().replace(/ {4}- name: logs[^]*/, ''))).toContain(
      'container app (quay.io/example/app:1)',
    );
  });
});

describe('behind its name stands what a container is', () => {
  const hints = defaults.inlayHints;
  test('to its pod', () => {
    expect(withHints(pod(), { hints })).toBe(
      pod()
        .replace('name: app\n', 'name: app «main»\n')
        .replace('name: logs\n', 'name: logs «sidecar: log shipper»\n'),
    );
  });
  test('but for an init container only where that says more than its list', () => {
    expect(withHints(native)).toContain('name: wait «init: wait for a service»\n');
    expect(withHints(native)).toContain('name: proxy\n');
    expect(withHints(native, { target: 'kubernetes' })).toContain('name: proxy «sidecar»\n');
  });
  test('unless hints of that sort are switched off', () => {
    expect(withHints(pod(), { hints: { ...hints, roles: false } })).toBe(pod());
  });
});

describe('pointing at the name of a container says', () => {
  test('what it is and why', () => {
    expect(hoverAt(pod().replace('name: logs', 'name: lo<|>gs'))?.markdown).toContain(
      '**sidecar: log shipper**\n\nIts image fluentd collects logs and passes them on. The annotation `podwright.role/logs` has the last word.',
    );
  });
  test('no more than that where somebody said it', () => {
    const said = annotated('podwright.role/logs: adapter').replace('name: logs', 'name: lo<|>gs');
    expect(hoverAt(said)?.markdown).toContain(
      "**adapter**\n\nThe annotation 'podwright.role/logs' says so.\n",
    );
  });
  test('what podman makes of a sidecar among the init containers, and what Kubernetes does', () => {
    const at = native.replace('name: proxy', 'name: pro<|>xy');
    expect(hoverAt(at)?.markdown).toContain('**init**\n\npodman waits for it to end');
    expect(hoverAt(at, { target: 'kubernetes' })?.markdown).toContain('**sidecar**');
  });
  test('what the field is for, and nothing else, of one that is alone', () => {
    expect(hoverAt('kind: Pod\nspec:\n  containers:\n    - name: a<|>pp\n')?.markdown).not.toContain('main');
  });
});

describe('the annotation that gives a role', () => {
  test('is offered for each container, with the roles there are', () => {
    checkOffersAmong(annotated('<|>'), ['podwright.role/app', 'podwright.role/logs']);
    checkOffersAmong(annotated('podwright.role/logs: <|>'), [
      'main',
      'sidecar',
      'ambassador',
      'adapter',
      'init',
      'sidecar log shipper',
      'ambassador proxy to a database',
    ]);
    checkOffersNot(annotated('example.com/logs: <|>'), ['main', 'sidecar log shipper']);
  });
  test('explains itself by key and value', () => {
    expect(hoverAt(annotated('podwright.ro<|>le/logs: adapter'))?.markdown).toContain(
      'Says what container `logs` is to its pod',
    );
    expect(hoverAt(annotated('podwright.role/logs: ada<|>pter'))?.markdown).toContain('- `ambassador`:');
    expect(hoverAt(annotated('example.com/logs: ada<|>pter'))?.markdown ?? '').not.toContain('ambassador');
  });
  test('says where podman’s containers get it from, if not from where it stands', () => {
    const template = `metadata: {annotations: {podwright.ro<|>le/app: main}}`;
    const inTemplate = `kind: Deployment\napiVersion: apps/v1\nspec:\n  template:\n    ${template}\n    spec: {containers: [{name: app}]}\n`;
    const inOwn = `kind: Deployment\napiVersion: apps/v1\n${template}\nspec: {template: {spec: {containers: [{name: app}]}}}\n`;
    const said = "For the Pods view, write it in the Deployment's own metadata.";
    expect(hoverAt(inTemplate)?.markdown).toContain(said);
    expect(hoverAt(inTemplate, { target: 'kubernetes' })?.markdown).not.toContain(said);
    expect(hoverAt(inOwn)?.markdown).toContain('what container `app` is');
    expect(hoverAt(inOwn)?.markdown).not.toContain(said);
    expect(hoverAt(annotated('podwright.ro<|>le/logs: adapter'))?.markdown).not.toContain('Pods view');
  });
  test('keeps up with the name of its container', () => {
    checkRename(
      annotated('podwright.role/logs: sidecar').replace('name: logs', 'name: lo<|>gs'),
      'shipper',
      annotated('podwright.role/shipper: sidecar').replace('name: logs', 'name: shipper'),
    );
  });
  test('is known to the rules, and so is what is wrong in it', () => {
    expect(heard(annotated('podwright.role/logs: sidecar log shipper'))).toEqual(heard(pod()));
    checkRule(
      'unknown-container',
      annotated(
        "podwright.role/log: main\n                   ^^^ warning unknown-container: The pod has no container 'log', so nobody has that role. Did you mean 'logs'?",
      ),
    );
    checkRule(
      'practice-unknown-role',
      annotated(
        "podwright.role/logs: helper\n                         ^^^^^^ information practice-unknown-role: 'helper' is no role. Write main, sidecar, ambassador, adapter or init.",
      ),
    );
  });
  test('gets the role that was meant', () => {
    checkFix(
      'practice-unknown-role',
      annotated('podwright.role/logs: "sidcar" # c'),
      "Change to 'sidecar'",
      annotated('podwright.role/logs: sidecar # c'),
    );
  });
});
