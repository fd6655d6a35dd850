import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { frontStory, storyOf } from '#tools/stories.ts';

export { viewport } from '#tools/metadata.ts';

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  const { languages } = await storyOf(frontStory);
  return <Document lang={languages[0] ?? 'en'}>{children}</Document>;
}
