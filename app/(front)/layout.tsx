import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesBeside, facesFor } from '#fonts/faces.ts';
import { listLanguages } from '#site/front-page.ts';
import { viewportIn } from '#site/metadata.ts';
import { frontLook, thisAccent, thisFront } from '#site/this-site.ts';

export const generateViewport = async (): Promise<Viewport> => viewportIn(await frontLook());

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const front = await thisFront();
  const [own, ...others] = await Promise.all((front.type === 'list' ? listLanguages(front) : [front.lang]).map((lang) => facesFor(lang)));
  return (
    // Stories in other languages than the page's ask for their type when they come into view.
    <Document lang={front.lang} fonts={facesBeside(own ?? [], others.flat())} look={await frontLook()} accent={await thisAccent()}>
      {children}
    </Document>
  );
}
