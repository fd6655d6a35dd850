import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#tools/faces.ts';
import { storyPages } from '#tools/stories.ts';

export const dynamicParams = false;
export const generateStaticParams = storyPages;

export { viewport } from '#tools/metadata.ts';

export default async function Layout({ children, params }: { children: ReactNode; params: Promise<{ lang: string }> }): Promise<ReactNode> {
  const { lang } = await params;
  return (
    <Document lang={lang} fonts={await facesFor(lang)}>
      {children}
    </Document>
  );
}
