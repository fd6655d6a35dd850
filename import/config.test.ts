import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { makeNotes } from './notes.ts';

/** What the chapters of a script are, and what is noted of code. */
function read(text: string) {
  const notes = makeNotes();
  const data = readConfig('config.js', text, notes);
  const { chapters } = data.value as { chapters: unknown };
  const code = notes.list({ 'config.js': text }).filter((note) => note.code === 'code');
  return { chapters, data, code: code.map(({ line, message }) => `${line} ${message}`) };
}

describe('a script that puts its data together', () => {
  it('may call functions that only fill in what they are given', () => {
    const { chapters, code } = read(`
      const base = { alignment: 'left' };
      const bold = (words) => \`<b>\${words}</b>\`;
      function chapter(id, title = 'Untitled', { zoom } = { zoom: 3 }) { const name = title.trim(); return { ...base, id, title: name, zoom, description: bold(name) }; }
      const config = { chapters: [chapter('a', ' A '), chapter('b', undefined, { zoom: 5 })] };`);
    expect(chapters).toEqual([
      { alignment: 'left', id: 'a', title: 'A', zoom: 3, description: '<b>A</b>' },
      { alignment: 'left', id: 'b', title: 'Untitled', zoom: 5, description: '<b>Untitled</b>' },
    ]);
    expect(code).toEqual([]);
  });

  it('may arrange lists and texts', () => {
    const { chapters, code } = read(`
      const names = ['North', 'South'];
      export default Object.freeze({ chapters: [
        ...names.map((name, i) => ({ id: name.toLowerCase(), zoom: i + 1 })),
        null,
      ].filter(Boolean).concat([[{ id: names.join('-') }]].flat(), Object.assign({}, { id: 'x' }, { zoom: 9 })) });`);
    expect(chapters).toEqual([{ id: 'north', zoom: 1 }, { id: 'south', zoom: 2 }, { id: 'North-South' }, { id: 'x', zoom: 9 }]);
    expect(code).toEqual([]);
  });

  it('may choose, with what it has for when nothing else is there', () => {
    const { chapters, code } = read(`
      const long = true;
      const config = { chapters: [{ id: long ? 'a' : 'b', title: process.env.TITLE ?? 'Title', ['zo' + 'om']: 4 || 5 }] };`);
    expect(chapters).toEqual([{ id: 'a', title: 'Title', zoom: 4 }]);
    expect(code).toEqual(['3 Not run: `process.env.TITLE`, which only a program knows']);
  });

  it('keeps raw texts raw', () => {
    expect(read('const config = { chapters: [{ title: String.raw`C:\\n`, id: html`<b>x</b>` }] };').chapters).toEqual([
      { title: 'C:\\n', id: '<b>x</b>' },
    ]);
  });

  it('knows where what a function made is written', () => {
    const { data } = read("const config = { chapters:\n ['a'].map((id) => ({\n id })) };");
    expect(data.where(['chapters', 0, 'id'])).toEqual({ file: 'config.js', offset: expect.any(Number) });
    expect(data.where(['chapters', 0]).offset).toBeGreaterThan(20);
  });

  it.each([
    ['a function that does something', 'function f(x) { alert(x); return { id: x }; } const config = { chapters: [f(1)] };'],
    ['a loop', 'const f = (x) => { for (;;) {} }; const config = { chapters: [f(1)] };'],
    ['a promise', "const f = async () => ({ id: 'a' }); const config = { chapters: [f()] };"],
    ['a function that is not there', "const config = { chapters: [load('a')] };"],
    ['a method of its own', "const lib = { f: () => 1 }; const config = { chapters: [lib.f('a')] };"],
    ['an inherited name', "const config = { chapters: [constructor.constructor('alert(1)')(), {}.toString()] };"],
    ['a list that only a program knows', 'const config = { chapters: [fetch("x").map((id) => ({ id }))] };'],
  ])('does not run %s, and says so', (_, text) => {
    const { chapters, code } = read(text);
    expect((chapters as unknown[]).every((chapter) => chapter === undefined)).toBe(true);
    expect(code.join()).toContain('Not run: ');
  });

  it('sees in a function its own parameters and what is at the top, and no one else’s', () => {
    const { chapters } = read(
      "const inner = () => ({ id: secret }); const outer = (secret) => inner(); const config = { chapters: [outer('x')] };",
    );
    expect(chapters).toEqual([{ id: undefined }]);
  });

  it('ends where functions call themselves or one another', () => {
    expect(read('const f = (x) => [f(x)]; const config = { chapters: [f(1)] };').code.join()).toContain('Not run: ');
    expect(() => read('const f = (x) => [f(x), f(x)]; const config = { chapters: [f(1)] };')).toThrow(/more than 200000 values/);
    const doubled = Array.from({ length: 40 }, (_, i) => `const f${i + 1} = (x) => f${i}(x) + f${i}(x);`).join('');
    expect(() => read(`const f0 = (x) => x + x; ${doubled} const config = { chapters: [f40('xxxx')] };`)).toThrow(/more than/);
  });

  const twice = (next: (before: string) => string): string =>
    `const a0 = ['x']; ${Array.from({ length: 30 }, (_, i) => `const a${i + 1} = ${next(`a${i}`)};`).join(' ')} const config = { chapters: a30 };`;
  const large = `const big = { ${Array.from({ length: 2000 }, (_, i) => `k${i}: 1`).join(', ')} };`;
  const many = `const l = [${'1,'.repeat(2000)}];`;
  it.each([
    ['concat', twice((before) => `${before}.concat(${before})`)],
    ['flat', twice((before) => `[${before}, ${before}].flat()`)],
    ['spreads', twice((before) => `[...${before}, ...${before}]`)],
    ['map', `${twice((before) => `[${before}, ${before}].map((one) => [...one, ...one]).flat()`)}`],
    ['spreads of objects', `${large} ${many} const config = { chapters: l.map((x) => ({ ...big })) };`],
    ['Object.assign', `${large} ${many} const config = { chapters: l.map((x) => Object.assign({}, big)) };`],
    ['join of empty texts', `const e = [${"'',".repeat(2000)}]; ${many} const config = { chapters: l.map((x) => e.join('')) };`],
  ])('ends where %s would fill the memory', (_, text) => {
    expect(() => read(text)).toThrow(/made of others with more than 500000 items/);
  });

  it('flattens by one level, and says that it follows no other', () => {
    const flat = (by: string) => read(`const config = { chapters: [[{ id: 'a' }], [[{ id: 'b' }]]].flat(${by}) };`);
    expect(flat('1').chapters).toEqual([{ id: 'a' }, [{ id: 'b' }]]);
    expect(flat('2').chapters).toBeUndefined();
    expect(flat('2').code.join()).toContain("Not run: `[[{ id: 'a' }], [[{ id: 'b' }]]].flat(2)`");
  });
});

describe('a script around data', () => {
  it('is its GeoJSON', () => {
    const { data } = read('var route = {"type":"FeatureCollection","features":[]};');
    expect(data.value).toEqual({ type: 'FeatureCollection', features: [] });
  });

  it('is only what has a type of GeoJSON', () => {
    const { data } = read("var marker = { type: 'marker', coordinates: [1, 2] }; var at = { type: 'Point', coordinates: [1, 2] };");
    expect(data.value).toEqual({ type: 'Point', coordinates: [1, 2] });
    expect(() => read("var marker = { type: 'marker', coordinates: [1, 2] };")).toThrow(/JavaScript without a configuration/);
  });
});
