import type { ReactNode } from 'react';
import type { EmbedStories, EmbedWay } from '#browser/embed-code.ts';

const ways: readonly [EmbedWay, string][] = [
  ['auto', 'The best that page and device allow (our script)'],
  ['scroll', 'Scrolls with your page (our script)'],
  ['map', 'A map beside your own text (our script)'],
  ['steps', 'Step by step, with buttons (our script)'],
  ['frame-scroll', 'A frame that scrolls inside (no script)'],
  ['frame-steps', 'A frame, step by step (no script)'],
  ['flat', 'A frame with pictures and text (no script)'],
  ['amp', 'AMP'],
];

/** Widths of the preview, CSS px; '' for the full width. */
const widths: readonly [string, string][] = [
  ['A phone', '360'],
  ['A column', '680'],
  ['Full width', ''],
];

/** The form in which editors choose how to embed a story and copy the code. `browser/embed-code-form.ts` reads the fields by their names. */
export function EmbedCodeForm({ stories }: { stories: EmbedStories }): ReactNode {
  return (
    <form data-embed-code-form>
      <div className="embed-form">
        <label>
          Language
          <select name="lang">
            {Object.entries(stories).map(([lang, { name }]) => (
              <option key={lang} value={lang}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          How
          <select name="way">
            {ways.map(([way, name]) => (
              <option key={way} value={way}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Background of the text
          <select name="theme">
            <option value="night">Night</option>
            <option value="paper">Paper</option>
            <option value="auto">As the page around it</option>
          </select>
        </label>
        <label>
          Accent
          <input type="text" name="accent" placeholder="#cc3300" />
        </label>
        <label>
          Height of the frame, px
          <input type="number" name="height" min="200" max="20000" />
        </label>
        <label>
          Your sticky header: height in px, or a selector
          <input type="text" name="topOffset" placeholder="64" />
        </label>
      </div>
      <div className="embed-output">
        <label htmlFor="code">Code to paste</label>
        <textarea id="code" name="code" readOnly rows={7} spellCheck={false} dir="ltr" />
        <button type="button" className="button" data-copy-code>
          Copy
        </button>
        <span role="status" data-copied />
      </div>
      <fieldset className="embed-widths">
        <legend>See it live</legend>
        {widths.map(([name, px]) => (
          <label key={name}>
            <input type="radio" name="width" value={px} defaultChecked={px === '680'} />
            {name}
          </label>
        ))}
      </fieldset>
      <div data-preview />
    </form>
  );
}
