import { describe, expect, test } from 'vitest';
import { checkRefactoring, refactored, refactoringsAt, type Beside } from '../../check-refactorings.ts';
import { yaml } from '../../fixture.ts';

const before = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    # of the list
    containers: # behind the list
      # of the app
      - name: app
        image: docker.io/library/nginx:1.27
        # behind the app
      # of the setup
      - name: setup<|>
        image: docker.io/library/busybox:1.37
        command:
          - sh
          - -c
          - |
            # no comment
            echo one

            echo two
        # behind the setup
    # of the policy
    restartPolicy: Never
`;

const after = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    initContainers:
      # of the setup
      - name: setup
        image: docker.io/library/busybox:1.37
        command:
          - sh
          - -c
          - |
            # no comment
            echo one

            echo two
        # behind the setup
    # of the list
    containers: # behind the list
      # of the app
      - name: app
        image: docker.io/library/nginx:1.27
        # behind the app
    # of the policy
    restartPolicy: Never
`;

test('a container moves before the others with its comments, and back', () => {
  checkRefactoring(before, 'Move to initContainers', after);
  checkRefactoring(
    after.replace('name: setup', 'name: setup<|>'),
    'Move to containers',
    before.replace('<|>', ''),
  );
});

/** A pod whose spec holds these lines. */
const pod = (...lines: readonly string[]) =>
  `apiVersion: v1\nkind: Pod\nspec:\n${lines.map((it) => `  ${it}\n`).join('')}`;

describe('a container moves there and back', () => {
  const onC = (text: string) => text.replace('name: c', 'name: <|>c');

  test.each([
    [
      'to a list at another column',
      [
        'initContainers:',
        '- name: a',
        'containers:',
        '    - name: b',
        '      image: x',
        '    - name: c',
        '      image: y',
      ],
      '  - name: c\n    image: y\n',
    ],
    [
      'in brackets',
      ['containers: [{name: a}, {name: c, image: x}]'],
      'initContainers:\n    - {name: c, image: x}\n',
    ],
    [
      'from lines to brackets',
      ['initContainers: [{name: a}]', 'containers:', '  - name: b', '  - {name: c, image: x}'],
      '[{name: a}, {name: c, image: x}]',
    ],
    [
      'to a list that is empty',
      ['initContainers: [] # none', 'containers:', '  - name: b', '  - name: c'],
      'initContainers: # none\n    - name: c\n',
    ],
  ])('%s', (_, lines, part) => {
    const text = pod(...lines);
    const moved = refactored(onC(text), 'Move to initContainers');
    expect(moved).toContain(part);
    expect(refactored(onC(moved), 'Move to containers')).toBe(text);
  });
  test('to a list that lacks its items, which is empty afterwards', () => {
    const text = pod('initContainers: # none', 'containers:', '  - name: b', '  - name: c');
    const back = refactored(onC(refactored(onC(text), 'Move to initContainers')), 'Move to containers');
    expect(back).toBe(text.replace(': # none', ': [] # none'));
  });
});

test('a native sidecar becomes a container like the others, and the comment on its policy stays', () => {
  checkRefactoring(
    pod(
      'initContainers:',
      '  - name: logs<|>',
      '    restartPolicy: Always # a sidecar',
      '    image: x',
      'containers:',
      '  - name: a',
    ),
    'Move to containers',
    pod('containers:', '  - name: a', '  - name: logs', '    # a sidecar', '    image: x'),
  );
});

describe('a container stays where it is', () => {
  test.each([
    ['because there has to be one', ['containers:', '  - name: <|>a']],
    ['with its probes', ['containers:', '  - name: a', '  - name: <|>b', '    livenessProbe: {}']],
    ['with its hooks', ['containers:', '  - name: a', '  - {name: <|>b, lifecycle: {}}']],
    ['where others repeat it', ['containers:', '  - &a', '    name: <|>a', '  - {<<: *a, name: b}']],
    ['where it repeats others', ['containers:', '  - &a', '    name: a', '  - {<<: *a, name: <|>b}']],
    [
      'rather than change its style',
      ['initContainers: [{name: a}]', 'containers:', '  - name: b', '  - name: <|>c'],
    ],
  ])('%s', (_, lines) => {
    expect(refactoringsAt(pod(...lines)).filter((it) => it.startsWith('Move'))).toEqual([]);
  });
});

describe('where podman runs init containers over and over', () => {
  const lines = ['containers:', '  - name: a', '  - name: <|>b'];
  const offered = (policy: readonly string[], beside: Beside) =>
    refactoringsAt(pod(...policy, ...lines), beside).filter((it) => it.startsWith('Move'));
  const move = ['Move to initContainers'];

  test.each([[[]], [['restartPolicy: Always']]])('none comes to be one in a pod with %j', (policy) => {
    expect(offered(policy, { podman: '4.3.1', target: 'podman' })).toEqual([]);
    expect(offered(policy, { podman: '4.3.1', target: 'kubernetes' })).toEqual(move);
    expect(offered(policy, { podman: '4.4', target: 'podman' })).toEqual(move);
  });
  test.each(['Never', 'OnFailure'])('one does in a pod that ends, by %s', (policy) => {
    expect(offered([`restartPolicy: ${policy}`], { podman: '4.3.1', target: 'podman' })).toEqual(move);
  });
});
