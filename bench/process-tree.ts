import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started take at a moment. */
export interface TreeUse {
  /** resident memory, bytes; pages that processes share are counted in each */
  readonly memory: number;
  /** processor time since each began, s, by process */
  readonly cpu: ReadonlyMap<number, number>;
}

/** What /proc says of a process and all that it started (Linux only). */
export function treeUse(pid: number): TreeUse {
  const children = new Map<number, number[]>();
  const use = new Map<number, { memory: number; cpu: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // the name of the program, in brackets, may hold spaces
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      const parent = fields[1] ?? 0;
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      // utime and stime in hundredths of a second; rss in pages
      use.set(Number(name), { cpu: ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100, memory: (fields[21] ?? 0) * 4096 });
    } catch {
      // it has ended meanwhile
    }
  }
  const below = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(below)];
  const tree = below(pid).filter((id) => use.has(id));
  return {
    memory: tree.reduce((sum, id) => sum + (use.get(id)?.memory ?? 0), 0),
    cpu: new Map(tree.map((id) => [id, use.get(id)?.cpu ?? 0])),
  };
}
