import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesBeside, facesFor } from '#fonts/faces.ts';
import { viewportIn } from '#site/metadata.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import { thisAccent } from '#site/this-site.ts';

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ story: string }[]> {
  return (await storyIds()).map((story) => ({ story }));
}

export const generateViewport = async ({ params }: Props): Promise<Viewport> => viewportIn((await storyOf((await params).story)).look);

type Props = { children: ReactNode; params: Promise<{ story: string }> };

export default async function Layout({ children, params }: Props): Promise<ReactNode> {
  const { languages, look } = await storyOf((await params).story);
  const others = await Promise.all(languages.filter((lang) => lang !== 'en').map((lang) => facesFor(lang)));
  return (
    // The page names the story in its own languages, and asks for their type when it does.
    <Document lang="en" fonts={facesBeside(await facesFor('en'), others.flat())} look={look} accent={await thisAccent()}>
      {children}
    </Document>
  );
}
