import type { ReactNode } from 'react';
import { themeCss } from '#theme/css.ts';
import { fontCss, fontFaces } from '#theme/fonts.ts';
import { directionOf } from '#timeline/stages.ts';
import './page.css';
import './words.css';
import './pin.css';
import './foot.css';
import './print.css';

/** `<html>` with language, direction, theme and type. */
export function Document({ lang, children }: { lang: string; children: ReactNode }): ReactNode {
  const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
  return (
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        {fontFaces
          .filter((face) => face.first)
          .map((face) => (
            <link key={face.file} rel="preload" as="font" type="font/woff2" href={`${base}/fonts/${face.file}`} crossOrigin="anonymous" />
          ))}
        <link rel="icon" href={`${base}/icon.svg`} type="image/svg+xml" />
        {/* With href and precedence React hoists the sheet and leaves its text alone. */}
        <style href="theme" precedence="default">
          {fontCss(base) + themeCss()}
        </style>
      </head>
      <body>{children}</body>
    </html>
  );
}
