/** The processes of a machine, as Linux lists them. */
import { readdirSync, readFileSync } from 'node:fs';

export type Process = { readonly pid: number; readonly parent: number; readonly command: string };

/** All that run now. */
export function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((it) => /^\d+$/.test(it))
    .flatMap((it) => readProcess(Number(it)));
}

/** Those that a process has started, and that these have, and so on. */
export function descendants(all: readonly Process[], pid: number): readonly Process[] {
  const children = all.filter((it) => it.parent === pid);
  return children.flatMap((it) => [it, ...descendants(all, it.pid)]);
}

/** Resident memory in megabytes; 0 where the process has ended. */
export function residentMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(textOf(pid, 'status'))?.[1] ?? 0) / 1024;
}

/** How many files, pipes and sockets it has open; 0 where it has ended. */
export function openFiles(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

function readProcess(pid: number): readonly Process[] {
  // The name of the program stands in brackets and may hold anything; the parent is the second word behind it.
  const parent = Number(/^.*\) \S (\d+)/s.exec(textOf(pid, 'stat'))?.[1] ?? NaN);
  const command = textOf(pid, 'cmdline').replaceAll('\0', ' ').trim();
  return Number.isNaN(parent) || command === '' ? [] : [{ pid, parent, command }];
}

/** Empty where the process has ended. */
function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
