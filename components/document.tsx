import type { ReactNode } from 'react';
import { directionOf, scriptOf } from '#story/languages.ts';
import { themeCss } from '#theme/css.ts';
import { type FontFace, firstFonts, fontCss } from '#theme/fonts.ts';
import type { Accent, Look } from '#theme/palette.ts';
import './layers.css';
import './base.css';
import './page.css';
import './buttons.css';
import './article.css';
import './title.css';
import './references.css';
import './stage.css';
import './controls.css';
import './status-panel.css';
import './route-timeline.css';
import './explore.css';
import './foot.css';
import './journey-table.css';
import './charts.css';
import './comparisons.css';
import './kinds.css';
import './offers.css';
import './scripts.css';
import './no-screen.css';
import './print.css';

export interface DocumentProps {
  /** BCP 47 tag */
  readonly lang: string;
  /** faces of the page's fonts */
  readonly fonts: readonly FontFace[];
  /** colours of the page; default `night` */
  readonly look?: Look | undefined;
  /** the site's, if it has one */
  readonly accent?: Accent | undefined;
  readonly children: ReactNode;
}

/** `<html>` with language, direction, script, theme and fonts. */
export function Document({ lang, fonts, look, accent, children }: DocumentProps): ReactNode {
  const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
  const assets = process.env.NEXT_PUBLIC_ASSETS ?? base;
  return (
    <html lang={lang} dir={directionOf(lang)} data-script={scriptOf(lang)}>
      <head>
        {firstFonts(fonts).map((file) => (
          <link key={file} rel="preload" as="font" type="font/woff2" href={`${assets}/fonts/${file}`} crossOrigin="anonymous" />
        ))}
        <link rel="icon" href={`${base}/icon.svg`} type="image/svg+xml" />
        {/* With href and precedence React hoists the style element and does not escape its text. */}
        <style href="theme" precedence="default">
          {fontCss(assets, fonts) + themeCss(look, accent)}
        </style>
      </head>
      <body>{children}</body>
    </html>
  );
}
