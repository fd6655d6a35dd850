import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { NotFoundPage } from '#components/not-found-page.tsx';
import { facesFor } from '#fonts/faces.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { homesOf } from '#site/front-page.ts';
import { viewportIn } from '#site/metadata.ts';
import { thisAccent, thisFront, thisLook, thisSite } from '#site/this-site.ts';

export const generateViewport = async (): Promise<Viewport> => viewportIn(await thisLook());

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf((await thisFront()).lang).notFound.title }; // Next adds noindex
}

export default async function NotFound(): Promise<ReactNode> {
  const [front, site] = [await thisFront(), await thisSite()];
  return (
    <Document lang={front.lang} fonts={await facesFor(front.lang)} look={await thisLook()} accent={await thisAccent()}>
      <NotFoundPage homes={homesOf(front, site).map((home) => ({ ...home, messages: messagesOf(home.lang) }))} />
    </Document>
  );
}
