import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process and all that it started, bytes: what /proc says (Linux only). Pages that processes share are counted in each. */
export function treeMemory(pid: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // the name of the program, in brackets, may hold spaces
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const parent = Number(fields[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      resident.set(Number(name), Number(fields[21]) * 4096);
    } catch {
      // it has ended meanwhile
    }
  }
  const sum = (id: number): number => (resident.get(id) ?? 0) + (children.get(id) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(pid);
}
