import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { variants } from '../../../server/patterns/variants.ts';
import type { Variant } from '../../../server/patterns/variant.ts';
import { added, heard, undone } from '../../check-patterns.ts';
import { awkward } from './awkward.ts';

describe.each(awkward)('a $kind $place, $what,', ({ text }) => {
  const before = { says: normalised(text), heard: heard(text) };

  test.each(variants)('gets $pattern $id, and nothing else of it changes', (variant) => {
    const result = added(text, variant.id);
    if (!result) throw new Error('nothing was added');
    const { text: after, edits } = result;

    edits.forEach(({ span }, index) => {
      expect(span.end).toBeLessThan(edits[index + 1]?.span.start ?? Infinity);
    });
    expect(after.match(/#.*/g)).toEqual(text.match(/#.*/g));
    if (text.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
    expect(withoutAdded(after, variant)).toEqual(before.says);
    expect(newlyHeard(before.heard, after)).toEqual(asRoot(variant));
    expect(undone(text, result)).toBe(text);
  });
});

/**
 * podman lets only root write to an emptyDir that another container mounts first, so this alone is left to say.
 */
function asRoot({ container }: Variant): readonly string[] {
  return container.user === undefined || container.user === 0 ? ['practice-root-user'] : [];
}

function newlyHeard(before: readonly string[], after: string): readonly string[] {
  const old = [...before];
  return heard(after).flatMap((it) => {
    const index = old.indexOf(it);
    if (index === -1) return [/^practice-root-user/.exec(it)?.[0] ?? it];
    old.splice(index, 1);
    return [];
  });
}

type Named = { readonly name: string };
type Variable = Named & { readonly value?: string };
type Container = Named & { readonly env?: readonly Variable[]; readonly volumeMounts?: readonly Named[] };
type Spec = Readonly<Record<'containers' | 'initContainers', readonly Container[] | null | undefined>> & {
  readonly volumes?: readonly Named[] | null;
};

/** What a file says, with empty lists where its pod has none. */
function normalised(text: string): unknown {
  return read(text, (it) => it);
}

/** What a file says without the container of a variant and what came with it. */
function withoutAdded(text: string, { pattern, container, shared, mainEnv = {} }: Variant): unknown {
  return read(text, (spec) => {
    const key = pattern === 'init' ? 'initContainers' : 'containers';
    const list = spec[key] ?? [];
    const own = list.at(-1);
    expect(own?.name.startsWith(container.name)).toBe(true);
    const mounted = own?.volumeMounts?.[0]?.name;
    expect(mounted === undefined).toBe(shared === undefined);
    const [main, ...rest] = (key === 'containers' ? list.slice(0, -1) : spec.containers) ?? [];
    if (mounted !== undefined) {
      expect(main?.volumeMounts?.map((it) => it.name)).toContain(mounted);
      expect(spec.volumes?.map((it) => it.name)).toContain(mounted);
    }
    const isNew = (it: Named) => it.name === mounted && /^web-(?!logs$)|^web-logs(?=$|-2$)/.test(it.name);
    const bare = main && {
      ...main,
      env: (main.env ?? []).filter((it) => !(it.name in mainEnv)).map((it) => toldBack(it, own?.env ?? [])),
      volumeMounts: (main.volumeMounts ?? []).filter((it) => !isNew(it)),
    };
    const others = {
      ...spec,
      containers: bare ? [bare, ...rest] : [],
      volumes: (spec.volumes ?? []).filter((it) => !isNew(it)),
    };
    return key === 'containers' ? others : { ...others, initContainers: list.slice(0, -1) };
  });
}

/** A variable that was pointed at a proxy, as it was before. */
function toldBack(variable: Variable, proxy: readonly Variable[]): Variable {
  const valueOf = (name: string) => proxy.find((it) => it.name === name)?.value ?? '';
  const here = new RegExp(`(?:http://)?127\\.0\\.0\\.1:${valueOf('PORT')}`);
  return variable.value === undefined
    ? variable
    : { ...variable, value: variable.value.replace(here, valueOf('UPSTREAM')) };
}

function read(text: string, change: (spec: Spec) => unknown): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error('no documents');
  return documents.map((it) => {
    expect(it.errors).toEqual([]);
    const object = it.toJS() as { spec?: Spec | { template: { spec: Spec } } } | null;
    if (!object?.spec) return object;
    const spec = 'template' in object.spec ? object.spec.template.spec : object.spec;
    return { ...object, spec: filled(change(spec) as Spec) };
  });
}

function filled(spec: Spec): unknown {
  const [main, ...rest] = spec.containers ?? [];
  return {
    ...spec,
    containers: [{ ...main, env: main?.env ?? [], volumeMounts: main?.volumeMounts ?? [] }, ...rest],
    initContainers: spec.initContainers ?? [],
    volumes: spec.volumes ?? [],
  };
}
