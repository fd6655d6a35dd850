import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#fonts/faces.ts';
import { frontStory, storyOf } from '#site/stories.ts';

export { viewport } from '#site/metadata.ts';

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const { languages } = await storyOf(frontStory);
  const lang = languages[0] ?? 'en';
  return (
    <Document lang={lang} fonts={await facesFor(lang)}>
      {children}
    </Document>
  );
}
