import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { cityFiles } from '#how-far/cities.ts';
import { HowFarPage } from '#how-far/page.tsx';
import { howFarData } from '#how-far/page-data.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { metadataOf } from '#site/metadata.ts';
import { storyOf } from '#site/stories.ts';

type Props = { params: Promise<{ story: string; lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, lang } = await params;
  const { alternates, ...shared } = metadataOf(await storyOf(story), lang);
  const { title, intro: description } = messagesOf(lang).howFar;
  const canonical = alternates?.canonical;
  return { ...shared, title, description, ...(typeof canonical === 'string' ? { alternates: { canonical: `${canonical}how-far/` } } : {}) };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { story: id, lang } = await params;
  const story = await storyOf(id);
  const base = process.env.BASE_PATH ?? '';
  const home = `${base}/${id}/${lang}/`;
  const data = await howFarData(story, lang);
  return (
    <HowFarPage
      story={story}
      lang={lang}
      messages={messagesOf(lang)}
      {...data}
      home={home}
      pictures={`${home}how-far/`}
      basemap={`${base}/basemap/`}
      cities={`${base}/how-far/${cityFiles.cities}`}
    />
  );
}
