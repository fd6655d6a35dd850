import { notFound } from 'next/navigation';
import { storyOf, storyPages } from '#site/stories.ts';
import { storyJson, storyJsonName } from '#site/story-json.ts';

export const dynamic = 'force-static';

type Params = { file: string };

export async function generateStaticParams(): Promise<Params[]> {
  return Promise.all((await storyPages()).map(async ({ story, lang }) => ({ file: storyJsonName(await storyOf(story), lang) })));
}

/** A story as its page's script needs it. */
export async function GET(_: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { file } = await params;
  for (const { story: id, lang } of await storyPages()) {
    const story = file.startsWith(`${id}-${lang}-`) ? await storyOf(id) : null;
    if (story && storyJsonName(story, lang) === file)
      return new Response(storyJson(story, lang), { headers: { 'content-type': 'application/json' } });
  }
  notFound();
}
