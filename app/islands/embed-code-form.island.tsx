'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type EmbedChoice, type EmbedStory, type EmbedWay, embedCode, escapeHtml } from '#browser/embed-code.ts';

/** A story in each of its languages. */
export type EmbedStories = Readonly<Record<string, EmbedStory & { readonly name: string }>>;

const ways: readonly [EmbedWay, string][] = [
  ['auto', 'The best that page and reader allow (our script)'],
  ['scroll', 'Scrolls with your page (our script)'],
  ['map', 'A map beside your own words (our script)'],
  ['steps', 'Step by step, with buttons (our script)'],
  ['frame-scroll', 'A frame that scrolls inside (no script)'],
  ['frame-steps', 'A frame, step by step (no script)'],
  ['flat', 'A frame with pictures and words (no script)'],
  ['amp', 'AMP'],
];

const widths: readonly [string, number | null][] = [
  ['A phone', 360],
  ['A column', 680],
  ['Full width', null],
];

/** A host's page around the code, for the preview: what stands before and after shows that the host still scrolls. */
function hostPage(code: string): string {
  const paragraph = '<p>This paragraph is the newspaper’s.</p>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><base href="${escapeHtml(window.location.href)}"><title>Preview</title><style>body{margin:0;font:17px/1.6 Georgia,serif;color:#16181c;background:#fff}body>p,map-story>p{padding:0 16px}</style>${paragraph.repeat(3)}${code}${paragraph.repeat(12)}</html>`;
}

/** Choose, see it live, copy the code. */
export function EmbedCode({ stories }: { stories: EmbedStories }): ReactNode {
  const languages = Object.keys(stories);
  const [lang, setLang] = useState(languages[0] ?? 'en');
  const [choice, setChoice] = useState<EmbedChoice>({ way: 'auto', theme: 'night', accent: '', height: '', topOffset: '' });
  const [width, setWidth] = useState<number | null>(680);
  const [copied, setCopied] = useState(false);
  const output = useRef<HTMLTextAreaElement>(null);
  // The build knows the site's origin only when it was told; the browser always does.
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  const story = stories[lang];
  const here = useMemo(() => {
    if (!story || origin === '') return null;
    const absolute = (address: string): string => new URL(address, origin).href;
    return { ...story, page: absolute(story.page), script: absolute(story.script), picture: absolute(story.picture) };
  }, [story, origin]);
  const code = here ? embedCode(here, choice) : '';
  const change = (part: Partial<EmbedChoice>): void => {
    setChoice({ ...choice, ...part });
    setCopied(false);
  };
  const copy = async (): Promise<void> => {
    output.current?.select();
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // Refused: the code is selected, and the reader's own keys copy it.
    }
  };
  return (
    <>
      <form className="embed-form" onSubmit={(event) => event.preventDefault()}>
        <label>
          Language
          <select value={lang} onChange={(event) => setLang(event.target.value)}>
            {languages.map((each) => (
              <option key={each} value={each}>
                {stories[each]?.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          How
          <select value={choice.way} onChange={(event) => change({ way: event.target.value as EmbedWay })}>
            {ways.map(([way, name]) => (
              <option key={way} value={way}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Basemap of the words
          <select value={choice.theme} onChange={(event) => change({ theme: event.target.value === 'paper' ? 'paper' : 'night' })}>
            <option value="night">Night</option>
            <option value="paper">Paper</option>
          </select>
        </label>
        <label>
          Accent
          <input
            type="text"
            inputMode="text"
            placeholder="#cc3300"
            value={choice.accent}
            onChange={(event) => change({ accent: event.target.value })}
          />
        </label>
        <label>
          Height of the frame, px
          <input type="number" min="200" max="20000" value={choice.height} onChange={(event) => change({ height: event.target.value })} />
        </label>
        <label>
          Your sticky header: height in px, or a selector
          <input type="text" placeholder="64" value={choice.topOffset} onChange={(event) => change({ topOffset: event.target.value })} />
        </label>
      </form>
      <div className="embed-output">
        <label htmlFor="code">Code to paste</label>
        <textarea id="code" ref={output} readOnly rows={7} value={code} spellCheck={false} dir="ltr" />
        <button type="button" className="button" onClick={copy}>
          Copy
        </button>
        <span role="status">{copied ? 'Copied' : ''}</span>
      </div>
      <fieldset className="embed-widths">
        <legend>See it live</legend>
        {widths.map(([name, px]) => (
          <label key={name}>
            <input type="radio" name="width" checked={width === px} onChange={() => setWidth(px)} />
            {name}
          </label>
        ))}
      </fieldset>
      {code === '' || choice.way === 'amp' ? null : (
        <iframe
          key={`${width}`}
          className="embed-preview"
          title="Preview"
          srcDoc={hostPage(code)}
          style={width === null ? {} : { maxWidth: width }}
        />
      )}
    </>
  );
}
