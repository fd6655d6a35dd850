import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '#components/document.tsx';
import { NotFoundPage } from '#components/not-found-page.tsx';
import { facesFor } from '#fonts/faces.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { pathOf, siteFrom, storyPath } from '#site/addresses.ts';
import { frontStory, storyOf } from '#site/stories.ts';

export { viewport } from '#site/metadata.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { languages } = await storyOf(frontStory);
  return { title: messagesOf(languages[0] ?? 'en').notFound.title }; // Next adds noindex
}

export default async function NotFound(): Promise<ReactNode> {
  const { id, languages } = await storyOf(frontStory);
  const site = siteFrom(process.env);
  const lang = languages[0] ?? 'en';
  return (
    <Document lang={lang} fonts={await facesFor(lang)}>
      <NotFoundPage homes={languages.map((lang) => ({ lang, href: pathOf(site, storyPath(id, lang)), messages: messagesOf(lang) }))} />
    </Document>
  );
}
