import { describe, expect, test } from 'vitest';
import { checkRename, refusalOf, renamableAt } from '../check-names.ts';
import { yaml } from '../fixture.ts';

describe('renaming', () => {
  const pod = (more: string) => yaml`
    apiVersion: v1
    kind: Pod
    metadata: {name: web, labels: {app: web}}
    spec:
      containers:
        - name: app
          env: [{name: HOST, value: db}, {name: PORT, value: "$(HOST)"}]
          ports: [{name: http, containerPort: 80}, {name: admin, containerPort: 81}]
        - name: log
          volumeMounts: [{name: data, mountPath: /data}, {name: temp, mountPath: /tmp}]
      volumes: [{name: data}, {name: cache}]
      ${more}
  `;
  /** The pod with the cursor that a piece of it has. */
  const at = (marked: string) => pod('').replace(marked.replace('<|>', ''), marked);

  test.each([
    ['- name: <|>app', 'app_2', "'app_2' has '_', and only a-z, 0-9 and '-' may stand in it."],
    ['- name: <|>app', '', 'A name may not be empty.'],
    ['- name: <|>app', 'log', "Another container is called 'log' already."],
    ['[{name: <|>data}', 'cache', "Another volume is called 'cache' already."],
    ['[{name: <|>data}', 'temp', "Something refers to a volume 'temp' already."],
    ['{name: <|>http', '8080', "'8080' must have a letter."],
    ['{name: <|>http', 'admin', "Another port is called 'admin' already."],
    ['{name: <|>HOST', 'PORT', "Another variable is called 'PORT' already."],
    [
      '{name: <|>HOST',
      '1ST',
      "'1ST' must have letters, digits, '_', '-' and '.' alone, and not begin with a digit.",
    ],
    ['{app: <|>web', 'a b', "'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it."],
  ])('%s to %j is refused', (marked, name, message) => {
    expect(refusalOf(at(marked), name)).toBe(message);
  });

  test('for podman alone takes what podman takes', () => {
    expect(refusalOf(at('- name: <|>app'), 'my_app', 'both')).toContain("'my_app' has '_'");
    expect(refusalOf(at('- name: <|>app'), 'my_app', 'podman')).toBeUndefined();
    expect(refusalOf(at('- name: <|>app'), '_app', 'podman')).toBe(
      "'_app' must begin with a letter or digit.",
    );
  });

  test('waits until the text can be read to its end', () => {
    const broken = pod('foo: [').replace('name: app', 'name: a<|>pp');
    const why =
      'A document that uses this name has a YAML error, so not all uses of it are known. Mend the error first.';
    expect(refusalOf(broken, 'other')).toBe(why);
    expect(renamableAt(broken)).toBe(why);
    expect(renamableAt(at('- name: <|>app'))).toBe('app');
  });

  test('is not offered where no name stands', () => {
    expect(renamableAt(pod('').replace('kind:', 'ki<|>nd:'))).toBeUndefined();
    expect(renamableAt(pod('').replace('kind: Pod', 'kind: P<|>od'))).toBeUndefined();
  });

  test('puts quotes around what would be a number, and leaves those that are there', () => {
    checkRename(
      'apiVersion: v1\nkind: Pod\nmetadata: {labels: {app: w<|>eb}}\nspec: {containers: [{name: a}]}\n---\nkind: Service\nspec: {selector: {app: "web"}}\n',
      '1',
      'apiVersion: v1\nkind: Pod\nmetadata: {labels: {app: "1"}}\nspec: {containers: [{name: a}]}\n---\nkind: Service\nspec: {selector: {app: "1"}}\n',
    );
  });

  test('mixes no two things of different files', () => {
    const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';
    const user = 'apiVersion: v1\nkind: Pod\nspec: {volumes: [{name: a, configMap: {name: options}}]}\n';
    const options = settings.replace('settings', 'options');
    const marked = settings.replace('settings', 'sett<|>ings');
    expect(refusalOf({ 'a.yaml': marked, 'b.yaml': user }, 'options')).toBe(
      "Something refers to a ConfigMap 'options' already.",
    );
    expect(refusalOf({ 'a.yaml': `${marked}---\n${options}` }, 'options')).toBe(
      "Another ConfigMap is called 'options' already.",
    );
    // Each file means its own.
    expect(refusalOf({ 'a.yaml': marked, 'b.yaml': `${user}---\n${options}` }, 'options')).toBeUndefined();
  });
});
