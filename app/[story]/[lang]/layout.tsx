import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#fonts/faces.ts';

export const dynamicParams = false;

export { viewport } from '#site/metadata.ts';

export default async function Layout({ children, params }: { children: ReactNode; params: Promise<{ lang: string }> }): Promise<ReactNode> {
  const { lang } = await params;
  return (
    <Document lang={lang} fonts={await facesFor(lang)}>
      {children}
    </Document>
  );
}
