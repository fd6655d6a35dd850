import { storyOf } from '#site/stories.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { pathsOf } from '#timeline/paths.ts';
import { stageIn } from '#timeline/stages.ts';
const story = await storyOf('kursk') as any; const paths = pathsOf(story);
const i = story.steps.findIndex((s: any) => s.id === 'kept-apart');
const bad: string[] = [];
for (const [w, h] of [[320,568],[360,640],[390,844],[428,926],[740,360],[844,390],[1024,768],[820,1180],[768,1024],[1280,800]]) for (const lang of story.languages) {
  const t = compile(story, stageIn(lang, { width: w!, height: h! }), { lang, paths }); const { labels } = frameAt(t, i);
  for (const p of ['kursk', 'sudzha', 'korenevo']) { const s = labels[p]?.strength ?? 0; if (s < 0.9) bad.push(`${lang}/${w}x${h}/${p} ${s.toFixed(2)}`); }
}
console.log(process.argv[2], bad.length, bad.filter((b) => !b.includes('korenevo')).length, bad.join(' '));
