import { describe, test } from 'vitest';
import { checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n${image}`;
const withImage = (name: string) => pod(`      image: ${name}\n`);

describe('an image', () => {
  test.each(['', '      image: ""\n', '      image:\n', '      image: ~\n'])('is needed: %j', (image) => {
    checkNoFix('podman-missing-image', pod(image));
  });
  test('is not missed where its key is misspelt', () => {
    checkRule('podman-missing-image', pod('      imagee: docker.io/library/nginx:1.27\n'));
  });
  test('is missed of an item that is nothing', () => {
    checkNoFix(
      'podman-missing-image',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n    -\n',
    );
  });

  test.each([
    'nginx',
    'docker.io/library/nginx:1.27',
    'localhost:5000/a/b:c',
    'Registry.example.com/web',
    `quay.io/a/b@sha256:${'0'.repeat(64)}`,
    '0'.repeat(64),
  ])('%s is a name', (name) => {
    checkRule('podman-invalid-image', withImage(name));
  });
  test('has no capitals', () => {
    checkFix(
      'podman-invalid-image',
      withImage('Docker.io/library/Nginx:Latest'),
      "Write 'Docker.io/library/nginx:Latest'",
      withImage('Docker.io/library/nginx:Latest'),
    );
    checkNoFix('podman-invalid-image', withImage('nginx:a:b'));
  });

  test.each(['docker.io/library/nginx', 'localhost/web', 'registry:5000/web', '0'.repeat(64)])(
    '%s names its registry',
    (name) => {
      checkRule('podman-short-image', withImage(name));
    },
  );
  test.each([
    ['nginx:1.27', 'docker.io/library/nginx:1.27'],
    ['grafana/grafana', 'docker.io/grafana/grafana'],
    ['"redis:8"', '"docker.io/library/redis:8"'],
  ])('%s is %s to docker', (name, full) => {
    checkFix('podman-short-image', withImage(name), `Write '${full.replaceAll('"', '')}'`, withImage(full));
  });
  test('of a volume is looked at too', () => {
    checkRule(
      'podman-short-image',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          volumes:
            - name: site
              image:
                reference: site:1
                           ^^^^^^ information podman-short-image: Which registry podman asks for 'site' depends on the machine. Write 'docker.io/library/site'.
      `,
    );
  });

  test.each(['docker.io/library/nginx:1.27', 'localhost/web', `docker.io/a/b@sha256:${'0'.repeat(64)}`])(
    '%s is always the same one',
    (name) => {
      checkRule('practice-latest-image', withImage(name));
    },
  );
  test('that is latest may be another one tomorrow', () => {
    checkRule(
      'practice-latest-image',
      withImage(
        "docker.io/library/nginx:latest\n             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning practice-latest-image: 'docker.io/library/nginx:latest' is whatever is newest. Write the version you mean.",
      ),
    );
  });
});
