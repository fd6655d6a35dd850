import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#fonts/faces.ts';
import { storyIds } from '#site/stories.ts';

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ story: string }[]> {
  return (await storyIds()).map((story) => ({ story }));
}

export { viewport } from '#site/metadata.ts';

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  return (
    <Document lang="en" fonts={await facesFor('en')}>
      {children}
    </Document>
  );
}
