import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#fonts/faces.ts';
import { viewportIn } from '#site/metadata.ts';
import { storyOf } from '#site/stories.ts';
import { thisAccent } from '#site/this-site.ts';

export const dynamicParams = false;

type Params = Promise<{ story: string; lang: string }>;

export const generateViewport = async ({ params }: { params: Params }): Promise<Viewport> =>
  viewportIn((await storyOf((await params).story)).look);

export default async function Layout({ children, params }: { children: ReactNode; params: Params }): Promise<ReactNode> {
  const { story, lang } = await params;
  return (
    <Document lang={lang} fonts={await facesFor(lang)} look={(await storyOf(story)).look} accent={await thisAccent()}>
      {children}
    </Document>
  );
}
