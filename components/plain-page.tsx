import type { ReactNode } from 'react';
import type { Messages } from '#locales/messages.ts';
import { citedSources } from '#story/citations.ts';
import type { Story } from '#story/story.ts';
import { Blocks, type Files } from './blocks.tsx';
import { type InlineContext, InlineText } from './inline.tsx';
import { Asides, MapDescription } from './step-section.tsx';
import { StoryFoot } from './story-foot.tsx';

/** The whole story as text, without a map. @throws RangeError for a language that the story does not have */
export function PlainPage(props: {
  story: Story;
  lang: string;
  messages: Messages;
  home: string;
  files: Files;
  typefaces: readonly string[];
  typeCredits: readonly string[];
}): ReactNode {
  const { story, lang, messages, home, files, typefaces, typeCredits } = props;
  const text = story.texts[lang];
  if (!text) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(story.texts).join(', ')}`);
  const context: InlineContext = { story, cited: citedSources(text) };
  return (
    <>
      <main className="plain">
        <p>
          <a href={home}>{messages.backToMap}</a>
        </p>
        <h1>{text.title}</h1>
        <p className="standfirst">{text.standfirst}</p>
        <p className="credit">
          <InlineText paragraph={text.credit} context={context} />
        </p>
        {text.chapters.map((chapter) => (
          <section key={chapter.id}>
            {chapter.heading ? <h2 id={chapter.id}>{chapter.heading}</h2> : null}
            {chapter.steps.map((step) => (
              <section key={step.id} id={step.id}>
                <Blocks blocks={step.blocks} lang={lang} files={files} messages={messages} context={context} />
                <MapDescription step={step} messages={messages} context={context} />
                <Asides asides={step.asides} context={context} />
              </section>
            ))}
          </section>
        ))}
      </main>
      <StoryFoot story={story} text={text} messages={messages} context={context} typefaces={typefaces} typeCredits={typeCredits} />
    </>
  );
}
