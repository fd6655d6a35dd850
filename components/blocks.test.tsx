import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Medium } from '#file-format/read-media.ts';
import { readText } from '#file-format/read-text.ts';
import { type BlockOptions, blockHtml } from '#site/block-html.ts';
import { sharedStory as story } from '#site/fixtures/shared-story.ts';
import { inlineHtml } from '#site/inline-html.ts';
import { wordsOf } from '#story/blocks.ts';
import { openingOf } from '#story/opening.ts';
import type { Block, StoryText } from '#story/text.ts';
import { plainText } from '#story/walk-text.ts';
import { Blocks } from './blocks.tsx';

const messages = { transcript: 'Said', figures: 'Figures' };

/** Blocks as the reader of files makes them. */
function blocks(markdown: string): readonly Block[] {
  const problems: string[] = [];
  const text = `---\ntitle: T\n---\n::::step{#a}\n${markdown}\n::::\n`;
  const media = new Map<string, Medium>([
    ['ship.jpg', { kind: 'picture', digest: '0123456789abcdef', width: 900, height: 600 }],
    ['dusk.jpg', { kind: 'picture', digest: '456789abcdef0123', width: 900, height: 600 }],
    ['ship.mp4', { kind: 'video', digest: '123456789abcdef0' }],
    ['keeper.mp3', { kind: 'sound', digest: '23456789abcdef01' }],
    ['ship.en.vtt', { kind: 'captions', digest: '3456789abcdef012', words: [[{ type: 'text', value: 'Ahoy & <so> on.' }]] }],
  ]);
  const { chapters } = readText('text.en.md', 'en', text, (code) => problems.push(code), media);
  expect(problems.filter((code) => !/^missing-(key|map)$/.test(code))).toEqual([]);
  return chapters[0]?.steps[0]?.blocks ?? [];
}
const page = (markdown: string, lang = 'en'): string =>
  renderToStaticMarkup(
    <Blocks
      blocks={blocks(markdown)}
      lang={lang}
      files={{ unchanging: 'https://cdn.example/', own: '/' }}
      messages={messages}
      context={{ story, cited: ['agency'] }}
    />,
  );
const plain = (markdown: string, lang = 'en', recordedAt?: BlockOptions['recordedAt']): string =>
  blocks(markdown)
    .map((block) =>
      blockHtml(block, (paragraph) => inlineHtml(paragraph, (id) => `<sup>${id}</sup>`), {
        lang,
        messages,
        pictureAt: ({ file }) => file,
        ...(recordedAt ? { recordedAt } : {}),
      }),
    )
    .join('');

describe('the words of a step', () => {
  it('are paragraphs as they ever were', () => {
    expect(page('One.\n\nTwo *three*.')).toBe('<p>One.</p><p>Two <em>three</em>.</p>');
  });

  it('have lists, in lists too, that may begin at any number', () => {
    const markdown = '- a\n- b\n  1. one\n  2. two';
    expect(page(markdown)).toBe('<ul><li>a</li><li>b<ol><li>one</li><li>two</li></ol></li></ul>');
    expect(plain(markdown)).toBe(page(markdown));
    expect(page('3. three\n4. four')).toBe('<ol start="3"><li>three</li><li>four</li></ol>');
    expect(plain('3. three\n4. four')).toBe('<ol start="3"><li>three</li><li>four</li></ol>');
  });

  it('have tables, whose columns stand where they are said to', () => {
    const markdown = '| Ship | Men |\n| --- | ---: |\n| *Anne* | 23[^agency] |';
    expect(page(markdown)).toBe(
      '<div class="table"><table><thead><tr><th scope="col">Ship</th><th scope="col" class="at-end">Men</th></tr></thead><tbody>' +
        '<tr><td><em>Anne</em></td><td class="at-end">23<sup class="cite"><a href="#source-agency">1</a></sup></td></tr></tbody></table></div>',
    );
    expect(plain(markdown)).toContain('<th scope="col" align="right">Men</th>');
    expect(plain(markdown)).toContain('<td>');
    // in Arabic the end is at the left
    expect(plain(markdown, 'ar')).toContain('<td align="left">23<sup>agency</sup></td>');
  });

  it('have tables of many columns that can be moved by keys, and are called by those', () => {
    const wide = page('| a | b | c | d |\n| - | - | - | - |\n| 1 | 2 | 3 | 4 |');
    expect(wide).toContain('<div class="table" role="group" tabindex="0" aria-label="a, b, c, and d"><table class="many-columns">');
  });

  it('have quotations, with who said so in the last line behind a dash', () => {
    const markdown = '> Calm.\n>\n> — The mate, in [a letter](https://example.org/)';
    expect(page(markdown)).toBe(
      '<figure class="quotation"><blockquote><p>Calm.</p></blockquote><figcaption><p>— The mate, in <a href="https://example.org/">a letter</a></p></figcaption></figure>',
    );
    expect(plain(markdown)).toBe(
      '<blockquote><p>Calm.</p><p><small>— The mate, in <a href="https://example.org/">a letter</a></small></p></blockquote>',
    );
    expect(page('> Calm.\n>\n> — [A letter](https://example.org/)')).toContain(
      '<figcaption><p>— <a href="https://example.org/">A letter</a></p></figcaption>',
    );
    expect(blocks('> Calm.\n>\n> — [A letter](https://example.org/)')[0]).toMatchObject({ by: [{ type: 'link' }] });
    expect(page('> Calm – as said.')).toBe('<figure class="quotation"><blockquote><p>Calm – as said.</p></blockquote></figure>');
  });

  it('have link cards that say where they lead, and nothing of it is markup', () => {
    const markdown = ':::link[The log & "more"]{href="https://www.example.org/a?b=1&c=<2>"}\nAll of *it*.\n:::';
    expect(page(markdown)).toBe(
      '<p class="link-card"><a href="https://www.example.org/a?b=1&amp;c=&lt;2&gt;"><strong>The log &amp; &quot;more&quot;</strong> <span>All of <em>it</em>. </span><small dir="ltr">example.org</small></a></p>',
    );
    expect(plain(markdown)).toBe(
      '<p><a href="https://www.example.org/a?b=1&#38;c=&#60;2&#62;"><strong>The log &#38; &#34;more&#34;</strong></a> All of <em>it</em>. <small>example.org</small></p>',
    );
  });

  it('have pictures, whose room is known, in the formats and widths of the reader’s screen', () => {
    const markdown = ':::picture[A ship & "sails"]{file=ship.jpg}\nAs *she* was.[^agency]\n\n— A painter\n:::';
    expect(page(markdown)).toMatch(
      /^<figure class="picture"><picture><source type="image\/avif" srcSet="https:\/\/cdn\.example\/media\/0123456789abcdef-1-480\.avif 480w, .*-900\.avif 900w" sizes="[^"]+"\/><img src="https:\/\/cdn\.example\/media\/0123456789abcdef-1-800\.webp" srcSet="[^"]*" sizes="[^"]+" width="900" height="600" alt="A ship &amp; &quot;sails&quot;" loading="lazy" decoding="async"\/><\/picture><figcaption><p>As <em>she<\/em> was\.<sup class="cite">.*<\/sup><\/p><p class="by">A painter<\/p><\/figcaption><\/figure>$/,
    );
    expect(plain(markdown)).toBe(
      '<figure><img src="ship.jpg" width="900" height="600" loading="lazy" alt="A ship &#38; &#34;sails&#34;"><figcaption><p>As <em>she</em> was.<sup>agency</sup></p><p><small>A painter</small></p></figcaption></figure>',
    );
    // what names the step is its first words, not those below a picture
    expect(
      openingOf(
        {
          ...story.texts.en,
          chapters: [{ heading: null, id: 'a', steps: [{ id: 'a', blocks: blocks(`${markdown}\n\nWords.`), map: [], asides: [] }] }],
        } as StoryText,
        'a',
      ),
    ).toBe('Words.');
  });

  it('have two pictures to be compared, one below the other until a script shows the control', () => {
    const markdown = ':::compare[The "bay"]{before=ship.jpg after=dusk.jpg}\n- A & B\n- No ship\n\nThe bay.\n\n— A painter\n:::';
    expect(page(markdown)).toMatch(
      /^<figure class="picture"><div class="pair" data-pair="true"><picture>.*alt="A &amp; B".*<\/picture><picture>.*456789abcdef0123-1-800.webp".*alt="No ship".*<\/picture><input type="range" min="0" max="100" autoComplete="off" aria-label="The &quot;bay&quot;" hidden="" value="50"\/><span class="divider"><\/span><\/div><figcaption><p>The bay\.<\/p><p class="by">A painter<\/p><\/figcaption><\/figure>$/,
    );
    expect(plain(markdown)).toBe(
      '<figure><img src="ship.jpg" width="900" height="600" loading="lazy" alt="A &#38; B"><br><img src="dusk.jpg" width="900" height="600" loading="lazy" alt="No ship"><figcaption><p>The bay.</p><p><small>A painter</small></p></figcaption></figure>',
    );
  });

  it('have charts, whose figures are a table too', () => {
    const markdown =
      ':::chart[Ships & "boats"]{type=bar}\n| Day | Sails | Smoke |\n| - | - | - |\n| Mo | 1400 | 3 |\n| Tu | 11 | |\n\nCounted.\n\n— A painter\n:::';
    expect(page(markdown, 'de')).toMatch(
      /^<figure class="picture chart"><p class="chart-title">Ships &amp; &quot;boats&quot;<\/p><ul data-series=""><li><svg.*<\/svg>Sails<\/li><li><svg.*<\/svg>Smoke<\/li><\/ul><svg width="100%" height="[\d.]+em".* aria-hidden="true">.*>1\.400<.*<\/svg><details class="fold-out"><summary>Figures<\/summary><div class="table"><table>.*<td class="at-end">1\.400<\/td>.*<\/table><\/div><\/details><figcaption><p>Counted\.<\/p><p class="by">A painter<\/p><\/figcaption><\/figure>$/,
    );
    expect(plain(markdown, 'ar')).toMatch(
      /^<figure><p><strong>Ships &#38; &#34;boats&#34;<\/strong><\/p><p data-series><svg.*<\/svg> Sails<br><svg.*<\/svg> Smoke<\/p><svg.* direction="rtl".*<\/svg><details><summary>Figures<\/summary><table>.*<td align="left">11<\/td>.*<\/table><\/details><figcaption>/,
    );
    expect(wordsOf(blocks(markdown)).map(plainText)).toEqual([
      'Ships & "boats"',
      'Day',
      'Sails',
      'Smoke',
      'Mo',
      'Tu',
      'Counted.',
      'A painter',
    ]);
  });

  it('have video that waits to be played, with captions and what is said to be read', () => {
    const markdown = ':::video[A ship & her "crew"]{file=ship.mp4 poster=ship.jpg captions=ship.en.vtt}\n— A painter\n:::';
    const video = page(markdown);
    expect(video).toBe(
      '<figure class="recording video"><video src="/media/123456789abcdef0.mp4" controls="" preload="none" crossorigin="anonymous" aria-label="A ship &amp; her &quot;crew&quot;" ' +
        'poster="https://cdn.example/media/0123456789abcdef-1-800.webp" width="900" height="600" playsInline=""><track kind="captions" src="/media/3456789abcdef012.vtt" srcLang="en" label="English" default=""/></video>' +
        '<figcaption><p class="by">A painter</p></figcaption><details class="fold-out"><summary>Said</summary><p>Ahoy &amp; &lt;so&gt; on.</p></details></figure>',
    );
    expect(video).not.toMatch(/autoplay|loop/i);
    // a page that may ask nobody has its picture and its words
    expect(plain(markdown)).toBe(
      '<figure><img src="ship.jpg" width="900" height="600" loading="lazy" alt="A ship &#38; her &#34;crew&#34;"><figcaption><p><small>A painter</small></p></figcaption>' +
        '<details><summary>Said</summary><p>Ahoy &#38; &#60;so&#62; on.</p></details></figure>',
    );
    expect(plain(markdown, 'en', ({ digest }) => `/${digest}`)).toContain(
      '<video src="/123456789abcdef0" controls preload="none" crossorigin="anonymous" aria-label="A ship &#38; her &#34;crew&#34;" poster="ship.jpg" width="900" height="600" playsinline>' +
        '<track kind="captions" src="/3456789abcdef012" srclang="en" label="English" default></video>',
    );
  });

  it('have sound, where nobody speaks without captions', () => {
    const markdown = ':::sound[The sea]{file=keeper.mp3 captions=none}\nAt night.\n\n— A painter\n:::';
    expect(page(markdown)).toBe(
      '<figure class="recording sound"><audio src="/media/23456789abcdef01.mp3" controls="" preload="none" crossorigin="anonymous" aria-label="The sea"></audio>' +
        '<figcaption><p>At night.</p><p class="by">A painter</p></figcaption></figure>',
    );
    expect(plain(markdown)).toBe('<figure><p>The sea</p><figcaption><p>At night.</p><p><small>A painter</small></p></figcaption></figure>');
  });

  it('are all there for type, footnotes and reading time', () => {
    const all = blocks(
      'One.\n\n- two\n  - three\n\n| four |\n| - |\n| five |\n\n> six\n>\n> — seven\n\n:::link[eight]{href=https://a.example}\nnine\n:::',
    );
    expect(wordsOf(all).map(plainText)).toEqual(['One.', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']);
  });
});
