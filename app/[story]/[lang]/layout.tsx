import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { storyPages } from '#tools/stories.ts';

export const dynamicParams = false;
export const generateStaticParams = storyPages;

export { viewport } from '#tools/metadata.ts';

export default async function Layout({ children, params }: { children: ReactNode; params: Promise<{ lang: string }> }): Promise<ReactNode> {
  return <Document lang={(await params).lang}>{children}</Document>;
}
