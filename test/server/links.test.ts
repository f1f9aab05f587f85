import { test } from 'vitest';
import { checkLinks } from '../check-editor.ts';

const container = 'kind: Pod\nspec:\n  containers:\n    - ';

test.each([
  ['<|nginx|>', 'https://hub.docker.com/_/nginx'],
  ['<|docker.io/library/nginx|>:1.27', 'https://hub.docker.com/_/nginx'],
  ['<|docker.io/nginx|>', 'https://hub.docker.com/_/nginx'],
  ['<|grafana/grafana|>:latest', 'https://hub.docker.com/r/grafana/grafana'],
  ['"<|quay.io/prometheus/prometheus|>:v3"', 'https://quay.io/repository/prometheus/prometheus'],
  ["'<|ghcr.io/dexidp/dex|>'", 'https://ghcr.io/dexidp/dex'],
  ['<|mcr.microsoft.com/dotnet/sdk|>:10.0', 'https://mcr.microsoft.com/en-us/artifact/mar/dotnet/sdk/about'],
  ['<|public.ecr.aws/lambda/nodejs|>', 'https://gallery.ecr.aws/lambda/nodejs'],
  ['<|docker.elastic.co/kibana/kibana|>:9.0.0', 'https://www.docker.elastic.co/r/kibana/kibana'],
])('%s leads to its page', (image, page) => {
  checkLinks(`${container}image: ${image}\n`, page);
});

test.each([
  'localhost/mine',
  'registry.k8s.io/pause:3.10',
  'gcr.io/p/app',
  'example.com:5000/a',
  'Not An Image',
  '""',
  'quay.io/app',
])('%s has no page that is known', (image) => {
  checkLinks(`${container}image: ${image}\n`);
});

test('images of init containers, templates and image volumes lead to their pages, other fields do not', () => {
  checkLinks(
    'kind: Pod\nspec:\n  initContainers: [{name: nginx, image: <|busybox|>}]\n  volumes: [{image: {reference: <|redis|>:8}}]\n---\nkind: Job\nspec: {template: {spec: {containers: [{image: <|perl|>, args: [nginx]}]}}}\n',
    'https://hub.docker.com/_/busybox',
    'https://hub.docker.com/_/redis',
    'https://hub.docker.com/_/perl',
  );
});

test("another tool's file has no links of ours", () => {
  checkLinks('services:\n  web:\n    image: nginx\n');
});
