import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#tools/faces.ts';
import { frontStory, storyOf } from '#tools/stories.ts';

export { viewport } from '#tools/metadata.ts';

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const { languages } = await storyOf(frontStory);
  const lang = languages[0] ?? 'en';
  return (
    <Document lang={lang} fonts={await facesFor(lang)}>
      {children}
    </Document>
  );
}
