/** What an editor chooses on the embed page. */
export interface EmbedChoice {
  /** `auto`, `scroll`, `steps`, `map`: through our script · `frame-scroll`, `frame-steps`: a bare iframe · `amp`, `flat`: the flat edition */
  readonly way: EmbedWay;
  /** `auto`: that of the page around it */
  readonly theme: 'night' | 'paper' | 'auto';
  /** `#rrggbb`, or '' for the default */
  readonly accent: string;
  /** CSS px; '' for the default */
  readonly height: string;
  /** height of the host's sticky header, CSS px, or a selector that finds it */
  readonly topOffset: string;
}

export const embedWays = ['auto', 'scroll', 'steps', 'map', 'frame-scroll', 'frame-steps', 'flat', 'amp'] as const;
export type EmbedWay = (typeof embedWays)[number];

/** The story that code is written for. */
export interface EmbedStory {
  /** address of the story's page in a language, absolute */
  readonly page: string;
  /** address of embed.js, absolute */
  readonly script: string;
  readonly title: string;
  readonly standfirst: string;
  /** ids of its steps, in order */
  readonly steps: readonly string[];
  /** address of a picture of its first step */
  readonly picture: string;
}

/** A story in each of its languages; `name`: the language's own. */
export type EmbedStories = Readonly<Record<string, EmbedStory & { readonly name: string }>>;

/** Escapes text and values of attributes in double quotes, by names: editors read this code (poster/svg.ts escapes by numbers). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '');
}

/** Height of a frame where the editor gives none, CSS px. */
const defaultHeight = { steps: 640, scroll: 800, flat: 6000 } as const;

/** The code to paste for a story and a choice. Text of the story and what an editor typed are escaped. */
export function embedCode(story: EmbedStory, choice: EmbedChoice): string {
  switch (choice.way) {
    case 'frame-scroll':
      return frame(story, choice, `embed/?mode=scroll`, px(choice.height, defaultHeight.scroll));
    case 'frame-steps':
      return frame(story, choice, `embed/?mode=steps`, px(choice.height, defaultHeight.steps));
    case 'flat':
      return frame(story, choice, 'embed/flat.html', px(choice.height, defaultHeight.flat));
    case 'amp':
      return amp(story, choice);
    default:
      return element(story, choice);
  }
}

function px(height: string, fallback: number): number {
  const value = Math.round(Number(height));
  return value >= 200 && value <= 20_000 ? value : fallback;
}

function attributes(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

function element(story: EmbedStory, { way, theme, accent, height, topOffset }: EmbedChoice): string {
  const sized = way === 'steps' || way === 'map';
  const pairs = {
    src: story.page,
    mode: way === 'auto' ? '' : way,
    theme: theme === 'night' ? '' : theme,
    accent,
    'top-offset': topOffset.trim(),
    height: sized && height.trim() !== '' ? String(px(height, defaultHeight.steps)) : '',
    style: way === 'map' ? '' : `display:block;min-height:${sized ? `${px(height, defaultHeight.steps)}px` : '100vh'}`,
  };
  const inside =
    way === 'map'
      ? story.steps.slice(1, 4).map((step) => `  <p data-map-step="${escapeHtml(step)}">Your own text for this step.</p>`)
      : [
          `  <h2>${escapeHtml(story.title)}</h2>`,
          `  <p>${escapeHtml(story.standfirst)} <a href="${escapeHtml(story.page)}">Read the story</a></p>`,
        ];
  return [`<map-story${attributes(pairs)}>`, ...inside, '</map-story>', `<script async src="${escapeHtml(story.script)}"></script>`].join(
    '\n',
  );
}

function address(story: EmbedStory, path: string, { theme, accent }: EmbedChoice): string {
  const url = new URL(path, story.page);
  if (theme !== 'night') url.searchParams.set('theme', theme);
  if (accent) url.searchParams.set('accent', accent.replace('#', ''));
  return url.href;
}

function frame(story: EmbedStory, choice: EmbedChoice, path: string, height: number): string {
  const pairs = {
    src: address(story, path, choice),
    title: story.title,
    width: '100%',
    height: String(height),
    loading: 'lazy',
    allow: 'fullscreen',
  };
  return `<iframe${attributes(pairs)} style="display:block;border:0"></iframe>`;
}

function amp(story: EmbedStory, choice: EmbedChoice): string {
  const pairs = {
    src: address(story, 'embed/flat.html', choice),
    title: story.title,
    width: '390',
    height: '640',
    layout: 'responsive',
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
  };
  return [
    `<amp-iframe${attributes(pairs)} resizable frameborder="0">`,
    `  <amp-img layout="fill" src="${escapeHtml(story.picture)}" alt="${escapeHtml(story.title)}" placeholder></amp-img>`,
    '  <div overflow tabindex="0" role="button" aria-label="Read on">Read on</div>',
    '</amp-iframe>',
  ].join('\n');
}

/** How the preview looks. What the code says in style attributes stands here: the policy of the page that shows it allows none. */
export const previewCss =
  'body{margin:0;font:17px/1.6 Georgia,serif;color:#16181c;background:#fff}body>p,map-story>p{padding:0 16px}map-story{display:block;min-height:100vh}iframe{display:block;border:0}';

/** A host's page around the code, for the preview: the paragraphs before and after show that the host still scrolls. `base`: what addresses are relative to */
export function previewPage(code: string, base: string): string {
  const paragraph = '<p>This paragraph is the newspaper’s.</p>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><base href="${escapeHtml(base)}"><title>Preview</title><style>${previewCss}</style>${paragraph.repeat(3)}${code.replaceAll(/ style="[^"]*"/g, '')}${paragraph.repeat(12)}</html>`;
}
