import { describe, expect, it } from 'vitest';
import { isSoundParagraph, soundBlock } from '#file-format/paragraph.ts';
import { type BlockMaterial, blockMarkdown } from './blocks.ts';
import { wordsOf } from './html.ts';
import { makeNotes } from './notes.ts';

const where = { file: 'a', offset: 0 };
function words(html: string): { blocks: readonly BlockMaterial[]; heading: string; media: readonly string[]; noted: string[] } {
  const notes = makeNotes();
  const { blocks, heading, media } = wordsOf(html, where, notes);
  return { blocks, heading, media, noted: notes.list({ a: '' }).map(({ code }) => code) };
}

describe('words that are HTML', () => {
  it.each([
    ['<p>One</p><p>Two</p>', ['One', 'Two']],
    ['One<br><br>Two', ['One', 'Two']],
    ['a <b>b</b> <i>c</i>', ['a **b** *c*']],
    ['<a href="https://example.org/x?a=1&b=2">here</a> too', ['[here](https://example.org/x?a=1&b=2) too']],
    ['so <a href="https://example.org/a_(b)">x</a>', ['so [x](https://example.org/a%5F%28b%29)']],
    ['<b>bold </b>after', ['**bold** after']],
    ['wo<b>r</b>d', ['wo**r**d']],
    ['<b>“x”</b>y', ['“x”y']],
    ['Fish &amp; chips &lt;3 &nbsp; ok', ['Fish & chips \\<3 ok']],
    ['1. first', ['1\\. first']],
    ['# not a heading', ['\\# not a heading']],
    ['::: map', ['\\:\\:: map']],
    ['see :leg[x]{y=z}', ['see \\:leg\\[x\\]{y=z}']],
    ['10:30, a_b*c', ['10:30, a\\_b\\*c']],
    ['<div>a<div>b</div>c</div>', ['a', 'b', 'c']],
    ['<table><tr><td>Length</td><td>5 km</td></tr></table>', ['Length · 5 km']],
    ['short\nlines\nof a list', ['short', 'lines', 'of a list']],
    ['https://example.org/a.', ['[https\\://example.org/a](https://example.org/a).']],
  ])('%j', (html, paragraphs) => {
    expect(words(html).blocks).toEqual(paragraphs);
    for (const paragraph of paragraphs) expect(isSoundParagraph(paragraph), paragraph).toBe(true);
  });

  it('take the first heading apart, and keep others as bold lines', () => {
    expect(words('<h3>Top <small>x</small></h3><p>a</p><h4>More</h4>')).toMatchObject({ heading: 'Top x', blocks: ['a', '**More**'] });
  });

  it('name pictures and players, and run and load nothing', () => {
    const found = words(
      '<img src="https://example.org/a.jpg" alt="A view" onerror="alert(1)"><iframe src="https://example.org/v"></iframe><script>alert(2)</script>ok',
    );
    expect(found.media).toEqual(['picture https://example.org/a.jpg (A view)', 'iframe https://example.org/v']);
    expect(found.blocks).toEqual(['ok']);
    expect(found.noted).toEqual(['code']);
  });

  it('keep the link of a paragraph in a link, and name those of pictures and headings', () => {
    expect(words('<a href="https://example.org/"><p>Far <b>away</b></p></a> and on')).toMatchObject({
      blocks: [{ kind: 'link', href: 'https://example.org/', title: 'Far away' }, 'and on'],
      noted: [],
    });
    expect(words('<a href="https://example.org/"><h3>Top</h3></a>').noted).toEqual(['link']);
    expect(words('<a href="https://example.org/"><img src="a.jpg"></a>').noted).toEqual(['link']);
  });

  it('name what has no address, or waits for a script to have one', () => {
    expect(words('<img alt="A ship"><iframe srcdoc="x"></iframe><svg></svg><img data-src="https://example.org/a.jpg">').media).toEqual([
      'picture without an address (A ship)',
      'iframe, which is written into the words',
      'svg, which is written into the words',
      'picture https://example.org/a.jpg',
    ]);
    expect(words('<picture><source srcset="a.webp 2x"></picture>').blocks).toMatchObject([{ path: 'a.webp' }]);
    expect(words('<picture><source srcset="https://example.org/a.avif"><img src="a.jpg"></picture>').blocks).toMatchObject([
      { path: 'a.jpg' },
    ]);
  });

  it('say what is nested too deep to be read, or in too many columns', () => {
    expect(words(`${'<div>'.repeat(420)}x`).noted).toEqual(['markup']);
    expect(words(`<table><tr>${'<th>a'.repeat(50)}<tr>${'<td>b'.repeat(50)}</table>`).noted).toEqual(['markup']);
  });

  it('drop links that are no web pages, and say so', () => {
    expect(words('<a href="javascript:alert(1)">x</a>')).toMatchObject({ blocks: ['x'], noted: ['link'] });
  });

  it.each([
    'www.["Schiffen',
    'http://[',
    'a@b.c',
    'https://x.y/**_(',
    '[^x]',
    '**',
    '&x;',
    '<!-- x',
    '\\',
    '| a | b |',
    '::::',
    '<p>:::</p>',
    '<b>::</b>',
  ])('%j is a sound paragraph', (text) => {
    for (const block of words(text).blocks) expect(isSoundParagraph(blockMarkdown(block)), blockMarkdown(block)).toBe(true);
  });
});

describe('words with blocks', () => {
  const markdown = (text: string): string => {
    const { blocks } = words(text);
    return blocks.map((block, i) => blockMarkdown(block, blocks[i - 1])).join('\n\n');
  };
  const kinds = (text: string) => words(text).blocks.map((block) => (typeof block === 'string' ? 'paragraph' : block.kind));

  it.each([
    ['a list', '<ul><li>x</li><li><b>y</b></li></ul>', '- x\n- **y**'],
    ['a numbered list', '<ol start="3"><li>x<li>y</ol>', '3. x\n4. y'],
    ['a list in a list', '<ul><li>x<ol><li>a</li><li>b</li></ol></li><li>y</li></ul>', '- x\n  1. a\n  2. b\n- y'],
    ['a list right in a list', '<ul><li>x</li><ul><li>a</li></ul></ul>', '- x\n  - a'],
    ['items without their list', '<li>x</li>', '- x'],
    ['lists after one another', '<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n* b'],
    ['signs of Markdown in an item', '<ul><li>- a</li><li>1. b</li><li>[ ] c</li></ul>', '- \\- a\n- 1\\. b\n- \\[ \\] c'],
    [
      'a table',
      '<table><tr><th>Name<th align=right>Men</tr><tr><td>A | B<td>12</tr></table>',
      '| Name | Men |\n| --- | ---: |\n| A \\| B | 12 |',
    ],
    [
      'a table with a head of its own',
      '<table><thead><tr><td>Day</td><td>Km</td></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
      '| Day | Km |\n| --- | --- |\n| 1 |  |',
    ],
    ['a table without names', '<table><tr><td>Length<td>5 km<tr><td>Height<td>9 m</table>', '- Length · 5 km\n- Height · 9 m'],
    ['a quotation', '<blockquote><p>Land!</p><p>At last.</p></blockquote>', '> Land!\n>\n> At last.'],
    ['whose words it has', '<blockquote><p>Land!</p><footer>— The <i>mate</i></footer></blockquote>', '> Land!\n>\n> — The *mate*'],
    [
      'whose words it has, in a caption',
      '<figure><blockquote>Land!</blockquote><figcaption>The mate</figcaption></figure>',
      '> Land!\n>\n> — The mate',
    ],
    [
      'a link that stands alone',
      'Read on. <p><a href="https://example.org/?a=1&amp;b=2"><b>The log</b></a></p>',
      'Read on.\n\n:::link[The log]{href="https://example.org/?a=1&amp;b=2"}\n:::',
    ],
    [
      'Markdown',
      'Seen:\n\n- *weed*\n- a bird\n  1. white\n\n> Land!\n>\n> — The mate',
      'Seen:\n\n- *weed*\n- a bird\n  1. white\n\n> Land!\n>\n> — The mate',
    ],
    ['a table in Markdown', '| a | b |\n|:-:|--:|\n| 1 | 2 |', '| a | b |\n| :---: | ---: |\n| 1 | 2 |'],
    ['a link in Markdown', 'See [the log](https://example.org/log) & more.', 'See [the log](https://example.org/log) & more.'],
  ])('%s', (_, html, expected) => {
    expect(markdown(html)).toBe(expected);
    for (const block of words(html).blocks) expect(soundBlock(blockMarkdown(block)), blockMarkdown(block)).toBeDefined();
  });

  it('keep an address as it is, whatever signs it has', () => {
    const href = 'https://example.org/?a=1&copy=2&b=%22x%22#y';
    const [card] = words(`<a href="${href.replaceAll('&', '&amp;')}">The log</a>`).blocks;
    expect(soundBlock(blockMarkdown(card as BlockMaterial))).toMatchObject({ type: 'link-card', href });
  });

  it.each([
    ['three levels', '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>', '- a\n  - b\n  - c'],
    ['two paragraphs in an item', '<ul><li><p>a</p><p>b</p></li></ul>', '- a b'],
    ['a quotation in an item', '<ul><li>a<blockquote>b</blockquote></li><li>c</li></ul>', '- a\n- c\n\n> b'],
    ['a list in a quotation', '<blockquote>a<ul><li>b</li></ul></blockquote>', '> a\n>\n> • b'],
    ['cells over columns', '<table><tr><th>a<th>b<tr><td colspan=2>c</table>', '| a | b |\n| --- | --- |\n| c |  |'],
    ['a column without a name', '<table><tr><th><th>b<tr><td>c<td>d</table>', '| – | b |\n| --- | --- |\n| c | d |'],
    ['a table that lays out', '<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>', '- a\n\nb'],
  ])('are made simpler, which is said: %s', (_, html, expected) => {
    expect(markdown(html)).toBe(expected);
    expect(words(html).noted).toEqual(['markup']);
  });

  it('are cut into pieces that the format takes, with nothing lost', () => {
    const long = `<ol>${Array.from({ length: 300 }, (_, i) => `<li>${`word${i} `.repeat(10)}</li>`).join('')}</ol>`;
    const { blocks } = words(long);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.every((block) => soundBlock(blockMarkdown(block)))).toBe(true);
    expect(markdown(long).match(/^\d+[.)] /gm)).toHaveLength(300);
    expect(markdown(long)).toMatch(/^300[.)] word299/m);
  });

  it('are no Markdown where signs only look like it', () => {
    for (const text of [
      '- 5 degrees',
      '1. first',
      '3 > 2',
      '> 3000 m',
      'a | b',
      '# one',
      '2024-01-01 - 2024-02-01\nand on',
      'say [this](now)',
    ])
      expect(kinds(text)).toEqual(['paragraph']);
  });
});

describe('media in words', () => {
  const media = (html: string) =>
    words(html).blocks.flatMap((block) => (typeof block === 'object' && block.kind === 'medium' ? [block] : []));

  it('are blocks where they may lie beside the file, after the paragraph that they stand in', () => {
    const { blocks } = words('<p>Before <img src="img/a%20b.JPG?v=2" alt="A view"> after.</p>');
    expect(blocks).toEqual([
      'Before after.',
      expect.objectContaining({ medium: 'picture', path: 'img/a b.JPG', alt: 'A view', by: '', caption: [] }),
    ]);
    expect(media('![A view](img/a.png "At dusk")')).toEqual([
      expect.objectContaining({ path: 'img/a.png', alt: 'A view', caption: ['At dusk'] }),
    ]);
  });

  it.each([
    ['<figcaption>The port. <cite>Someone</cite></figcaption>', ['The port.'], 'Someone'],
    ['<figcaption>The port.<span class="photo-credit">Someone</span></figcaption>', ['The port.'], 'Someone'],
    [
      '<figcaption>The port.<br>— <a href="https://example.org/">Someone</a></figcaption>',
      ['The port.'],
      '[Someone](https://example.org/)',
    ],
    ['<figcaption>The port, by someone.</figcaption>', ['The port, by someone.'], ''],
  ])('have the caption and the credit of their figure: %s', (caption, paragraphs, by) => {
    expect(media(`<figure><img src="a.jpg" alt="x">${caption}</figure>`)).toEqual([expect.objectContaining({ caption: paragraphs, by })]);
  });

  it.each([
    '<p class="imageCredit"><a href="https://example.org/">Someone</a></p>',
    '<div class="photo-credits"><p><a href="https://example.org/">Someone</a></p></div>',
    ' <span class="credit"><a href="https://example.org/">Someone</a></span>',
  ])('have the credit that stands under them: %s', (credit) => {
    const by = '[Someone](https://example.org/)';
    const local = words(`<img src="a.jpg" alt="x">${credit}<p>Words.</p>`);
    expect(local.blocks).toEqual([expect.objectContaining({ path: 'a.jpg', by }), 'Words.']);
    for (const picture of ['<img src="https://example.org/a.jpg">', '<figure><img src="https://example.org/a.jpg"></figure>'])
      expect(words(`<p>Before.</p>${picture}${credit}<p>Words.</p>`)).toMatchObject({
        blocks: ['Before.', 'Words.'],
        media: [`picture https://example.org/a.jpg · credit: ${by}`],
      });
  });

  it('take no credit that is not right under them, and none that is already there', () => {
    const credit = '<p class="credit">Someone</p>';
    expect(words(`<img src="https://example.org/a.jpg"><p>Words.</p>${credit}`)).toMatchObject({
      blocks: ['Words.', 'Someone'],
      media: ['picture https://example.org/a.jpg'],
    });
    expect(words(`<p>Words.</p>${credit}`).blocks).toEqual(['Words.', 'Someone']);
    expect(words(`<img src="a.jpg" alt="x">${credit}<p class="credit">Another</p>`).blocks).toEqual([
      expect.objectContaining({ by: 'Someone' }),
      'Another',
    ]);
    expect(words('<img src="a.jpg"><div class="credit"><img src="b.jpg">Someone</div>').blocks).toEqual([
      expect.objectContaining({ path: 'a.jpg', by: '' }),
      'Someone',
      expect.objectContaining({ path: 'b.jpg', by: '' }),
    ]);
  });

  it('have their captions and poster', () => {
    const html =
      '<video src="a.mp4" poster="a.jpg" title="Waves"><track src="a.vtt" srclang="en"><track kind="chapters" src="c.vtt">old</video>';
    expect(media(html)).toEqual([
      expect.objectContaining({ medium: 'video', alt: 'Waves', poster: 'a.jpg', captions: [{ path: 'a.vtt', lang: 'en' }] }),
    ]);
    expect(words(html).media).toEqual(['track c.vtt, no captions']);
    expect(words(html).blocks[1]).toMatchObject({ path: 'a.mp4' });
    expect(words(html).blocks[0]).toBe('old');
  });

  it.each([
    ['https://example.org/a.jpg', 'picture https://example.org/a.jpg'],
    ['//example.org/a.jpg', 'picture //example.org/a.jpg'],
    ['../a.jpg', 'picture ../a.jpg, a path that leads out of the folder, which is not read'],
    ['x/../../a.jpg', 'picture x/../../a.jpg, a path that leads out of the folder, which is not read'],
    ['%2e%2e%2fa.jpg', 'picture %2e%2e%2fa.jpg, a path that leads out of the folder, which is not read'],
    ['..\\a.jpg', 'picture ..\\a.jpg, a path that leads out of the folder, which is not read'],
    ['/etc/a.jpg', 'picture /etc/a.jpg, a path from the top of a disk or site, which is not read'],
    ['C:\\a.jpg', 'picture C:\\a.jpg, a path from the top of a disk or site, which is not read'],
    ['file:///a.jpg', 'picture file:///a.jpg, a path from the top of a disk or site, which is not read'],
    ['a.svg', 'picture a.svg, an SVG, which can hold scripts'],
    ['a.gif', 'picture a.gif, of a kind that a story does not take'],
    ['data:image/png;base64,AAAA', 'picture data:image/png;base64,AAAA, written into the words as data'],
    ['javascript:alert(1)//a.jpg', 'picture javascript:alert(1)//a.jpg'],
  ])('are listed where they are not beside the file: %s', (address, said) => {
    expect(words(`<img src="${address}">`)).toMatchObject({ blocks: [], media: [said] });
  });
});
