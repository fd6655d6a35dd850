import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PlainPage } from '#components/plain-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { filesOf, pathOf, storyPath } from '#site/addresses.ts';
import { metadataOf } from '#site/metadata.ts';
import { storyOf, storyPages } from '#site/stories.ts';
import { thisSite, thisTypeCredits } from '#site/this-site.ts';
import { scriptOf } from '#story/languages.ts';
import { typefacesOf } from '#theme/fonts.ts';

export const generateStaticParams = storyPages;

type Props = { params: Promise<{ story: string; lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, lang } = await params;
  return metadataOf(await storyOf(story), lang, await thisSite());
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { story, lang } = await params;
  const site = await thisSite();
  const home = pathOf(site, storyPath(story, lang));
  return (
    <PlainPage
      story={await storyOf(story)}
      lang={lang}
      messages={messagesOf(lang)}
      home={home}
      files={filesOf(site)}
      typefaces={typefacesOf(scriptOf(lang))}
      typeCredits={await thisTypeCredits()}
    />
  );
}
