import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** What SECURITY.md promises, as far as it can be seen in the text of the sources. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

const sources = ['client', 'server', 'media'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .map((it) => join(top, it))
    .filter((it) => /\.(?:ts|js|mjs)$/.test(it)),
);

function filesWith(pattern: RegExp): readonly string[] {
  return sources.filter((it) => pattern.test(textOf(it))).sort();
}

describe('what ships', () => {
  test.each([
    ['evaluates no text as code', /\beval\(|new Function\(|node:vm'|runIn\w*Context\(/],
    ['asks no shell to run anything', /\bshell: true|child_process|execaCommand/],
    ['trusts no Markdown with commands or HTML', /isTrusted: |\.isTrusted = |supportHtml/],
    ['writes no HTML that holds what was told', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
    ['opens no connection of its own', /node:(?:http|https|http2|tls|dgram)'|\bfetch\(|new WebSocket\(/],
  ])('%s', (_, pattern) => {
    expect(filesWith(pattern)).toEqual([]);
  });

  test('starts programs in few places', () => {
    expect(filesWith(/(?:from|import\() ?'execa'/)).toEqual([
      'client/podman/follow.ts',
      'client/podman/process.ts',
      'client/podman/run.ts',
      'client/tasks/check.ts',
    ]);
  });

  test('writes files in few places', () => {
    expect(filesWith(/\bwriteFile\(/)).toEqual([
      'client/cluster/by-podman.ts',
      'client/manifest/generate.ts',
      'client/quadlet/write.ts',
      'server/cli/files.ts',
    ]);
  });

  test('looks for ports, and for nothing else in the network', () => {
    expect(filesWith(/'node:net'/)).toEqual(['client/pods/actions/checks.ts']);
  });

  test('has one page of its own, and that may load and run nothing but its own two files', () => {
    expect(filesWith(/registerWebview|createWebviewPanel/)).toEqual(['client/stats/view.ts']);
    const page = textOf('client/stats/page.ts');
    expect(page).toContain("`default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`");
    expect(page).toContain('http-equiv="Content-Security-Policy" content="${policy}"');
  });
});

test('which programs are started is set by the person alone, and counts only in a workspace they trust', () => {
  const { contributes, capabilities } = JSON.parse(textOf('package.json')) as {
    contributes: { configuration: { properties: Record<string, { scope: string }> } };
    capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  };
  const programs = Object.entries(contributes.configuration.properties).filter(([name]) =>
    /\.(?:path|connection)$/.test(name),
  );
  expect(programs.map(([name]) => name)).toEqual(expect.arrayContaining(['podwright.podman.path']));
  for (const [name, { scope }] of programs) {
    expect(scope, name).toBe('machine');
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toContain(name);
  }
});
