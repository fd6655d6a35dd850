import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { facesFor } from '#tools/faces.ts';
import { storyIds } from '#tools/stories.ts';

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ story: string }[]> {
  return (await storyIds()).map((story) => ({ story }));
}

export { viewport } from '#tools/metadata.ts';

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  return (
    <Document lang="en" fonts={await facesFor('en')}>
      {children}
    </Document>
  );
}
