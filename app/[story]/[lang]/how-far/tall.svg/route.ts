import { howFarPictureOf } from '#how-far/page-data.ts';
import { storyOf, storyPages } from '#site/stories.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = storyPages;

export async function GET(_: Request, { params }: { params: Promise<{ story: string; lang: string }> }): Promise<Response> {
  const { story, lang } = await params;
  return new Response(await howFarPictureOf(await storyOf(story), lang, 'portrait'), { headers: { 'content-type': 'image/svg+xml' } });
}
