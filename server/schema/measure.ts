import type { Type } from './shape.ts';

/** What a number counts, where that is more than pieces. */
export type Measure = 'permissions' | 'seconds' | 'bytes' | 'cpus';

/** What a number of this type counts, by the name of its field or resource: Kubernetes' names tell it. */
export function measureOf(type: Type, name: string): Measure | undefined {
  if (type.kind === 'integer') {
    if (/^(?:m|defaultM)ode$/.test(name)) return 'permissions';
    return /(?:^s|S)econds$/.test(name) ? 'seconds' : undefined;
  }
  if (type.kind !== 'quantity') return undefined;
  if (name === 'cpu') return 'cpus';
  return /^(?:memory|storage|ephemeral-storage|sizeLimit|hugepages-.+)$/.test(name) ? 'bytes' : undefined;
}
