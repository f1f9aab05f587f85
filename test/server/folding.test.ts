import { expect, test } from 'vitest';
import { foldsOf } from '../check-editor.ts';
import { yaml } from '../fixture.ts';

test('maps, items, lists and texts fold below their first line', () => {
  const text = yaml`
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        - name: app
          image: nginx
          command:
          - sh
          - -c
          args:
            - |
              echo hello

              echo world

        - name: log
    # the end
  `;
  expect(foldsOf(text)).toEqual([
    'spec: … - name: log',
    'containers: … - name: log',
    '- name: app … echo world',
    'command: … - -c',
    'args: … echo world',
    '- | … echo world',
  ]);
});

test('brackets fold up to the line that closes them', () => {
  const text = yaml`
    kind: Pod
    metadata: {
      name: web,
      labels: {
        app: web
      }
    }
    spec: {containers: [
      {name: app}]}
  `;
  expect(foldsOf(text)).toEqual([
    'metadata: { … }',
    'labels: { … app: web',
    'spec: {containers: [ … {name: app}]}',
  ]);
});

test('comments of several lines fold, and a text that looks like one does not', () => {
  const text = yaml`
    # Why this pod
    # is needed.
    kind: ConfigMap
    # One line alone.
    data:
      run.sh: |
        # not a comment
        # of ours
      # but this
      # is one
      other: x
  `;
  expect(foldsOf(text)).toEqual([
    '# Why this pod … # is needed. (comment)',
    'data: … other: x',
    'run.sh: | … # of ours',
    '# but this … # is one (comment)',
  ]);
});

test('documents fold below the line that begins them', () => {
  const text =
    'kind: Pod\nspec:\n  hostNetwork: true\n---\nkind: Secret\ntype: Opaque\n--- # last\nservices:\n  web:\n    image: nginx\n';
  expect(foldsOf(text)).toEqual([
    'spec: … hostNetwork: true',
    '--- … type: Opaque',
    '--- # last … image: nginx',
    'services: … image: nginx',
    'web: … image: nginx',
  ]);
});

test('regions fold as they are marked, also around documents and within each other', () => {
  const text = yaml`
    #region database
    kind: Secret
    ---
    kind: Pod
    spec:
      # region containers
      containers: []
      # endregion
    #endregion
    ---
    kind: ConfigMap
    data:
      notes: |
        #region of a text
    # endregion that was never begun
  `;
  expect(foldsOf(text)?.filter((it) => it.endsWith('(region)'))).toEqual([
    '#region database … #endregion (region)',
    '# region containers … # endregion (region)',
  ]);
});

test('what is half written folds as far as it goes', () => {
  const text = yaml`
    kind: Pod
    spec:
      containers:
        - name: "app
          image: nginx
          args: [
        - name: log
          image: busybox
  `;
  expect(foldsOf(text)).toEqual([
    'spec: … image: busybox',
    'containers: … image: busybox',
    '- name: "app … args: [',
    '- name: log … image: busybox',
  ]);
});

test("another tool's file is left to the editor", () => {
  expect(foldsOf('services:\n  web:\n    image: nginx\n')).toBeUndefined();
});
