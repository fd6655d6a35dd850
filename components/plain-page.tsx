import type { ReactNode } from 'react';
import { messagesOf } from '#locales/words.ts';
import type { Story } from '#story/story.ts';
import { citedSources } from '#story/citations.ts';
import { type InlineContext, Words } from './inline.tsx';
import { Asides, MapWords } from './step-section.tsx';
import { StoryFoot } from './story-foot.tsx';

/** The whole story as words, without a map: for those who want nothing else. */
export function PlainPage({ story, lang, home }: { story: Story; lang: string; home: string }): ReactNode {
  const text = story.texts[lang];
  if (!text) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(story.texts).join(', ')}`);
  const words = messagesOf(lang);
  const context: InlineContext = { story, cited: citedSources(text) };
  return (
    <>
      <main className="plain">
        <p>
          <a href={home}>{words.backToMap}</a>
        </p>
        <h1>{text.title}</h1>
        <p className="standfirst">{text.standfirst}</p>
        <p className="credit">
          <Words paragraph={text.credit} context={context} />
        </p>
        {text.chapters.map((chapter) => (
          <section key={chapter.id}>
            {chapter.heading ? <h2 id={chapter.id}>{chapter.heading}</h2> : null}
            {chapter.steps.map((step) => (
              <section key={step.id} id={step.id}>
                {step.paragraphs.map((paragraph, index) => (
                  <p key={index}>
                    <Words paragraph={paragraph} context={context} />
                  </p>
                ))}
                <MapWords step={step} words={words} context={context} />
                <Asides step={step} context={context} />
              </section>
            ))}
          </section>
        ))}
      </main>
      <StoryFoot story={story} text={text} words={words} context={context} />
    </>
  );
}
