import type { ComponentType, ReactNode } from 'react';
import type { MountProps } from '#browser/mount-props.ts';
import { browserMessages, type Messages } from '#locales/messages.ts';
import { citedSources } from '#story/citations.ts';
import type { Story } from '#story/story.ts';
import { ContinueOffer, Controls, PlayingBar } from './controls.tsx';
import { ExploreTools } from './explore.tsx';
import type { InlineContext } from './inline.tsx';
import { Notes } from './notes.tsx';
import type { PageData } from './page-data.ts';
import { RouteTimeline } from './route-timeline.tsx';
import { FirstPicture, InsetFrame, PictureNote } from './stage-pictures.tsx';
import { StatusPanel } from './status-panel.tsx';
import { StepSection } from './step-section.tsx';
import { StoryFoot } from './story-foot.tsx';
import { forBrowser } from './story-for-browser.ts';
import { TitleSection } from './title-section.tsx';

/**
 * The page of a story in one language. All of its text is in the HTML; the island mounts the map (an embed has its own island).
 * @throws RangeError for a language that the story does not have
 */
export function StoryPage(props: {
  story: Story;
  lang: string;
  messages: Messages;
  data: PageData;
  /** starts the page's scripts */
  island: ComponentType<MountProps>;
}): ReactNode {
  const { story, lang, messages, data, island: Island } = props;
  const text = story.texts[lang];
  if (!text) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(story.texts).join(', ')}`);
  const context: InlineContext = { story, cited: citedSources(text) };
  // A story with one step needs no navigation.
  const several = story.steps.length > 1;
  const order = new Map(story.steps.map((step, index) => [step.id, index]));
  return (
    <>
      <a className="skip" href={`#${story.steps[several ? 1 : 0]?.id ?? ''}`}>
        {messages.skipToText}
      </a>
      <div className="story" data-map-story={story.id}>
        <div className="screen" data-screen aria-hidden="true" />
        <div className="pin">
          <div className="stage" data-stage aria-hidden="true">
            <FirstPicture step={story.steps[0]?.id ?? ''} posters={data.posters} />
            <div className="map" data-map />
          </div>
          <InsetFrame />
          <PictureNote messages={messages} />
          {several ? <PlayingBar messages={messages} /> : null}
          <Controls story={story} text={text} messages={messages} hrefOf={(other) => data.languageHrefs[other] ?? ''} />
          <ExploreTools messages={messages} />
          <div className="foot-shade" />
          <StatusPanel story={story} text={text} messages={messages} context={context} />
          <RouteTimeline story={story} lang={lang} messages={messages} data={data} />
        </div>
        <main className="words">
          {text.chapters.map((chapter) => (
            <section key={chapter.id} className="chapter" data-chapter={chapter.heading ?? text.title}>
              {chapter.heading ? <h2 id={chapter.id}>{chapter.heading}</h2> : null}
              {chapter.steps.map((step) => {
                const index = order.get(step.id) ?? 0;
                const travel = data.travels[index];
                return index === 0 ? (
                  <TitleSection
                    key={step.id}
                    step={step}
                    story={story}
                    text={text}
                    messages={messages}
                    context={context}
                    travel={travel}
                    data={data}
                  />
                ) : (
                  <StepSection key={step.id} step={step} context={context} messages={messages} travel={travel} data={data} />
                );
              })}
            </section>
          ))}
        </main>
        <Notes story={story} text={text} messages={messages} context={context} km={data.km} />
        {several ? <ContinueOffer messages={messages} first={story.steps[1]?.id ?? ''} /> : null}
        <p className="copied" role="status" data-copied />
      </div>
      <StoryFoot story={story} text={text} messages={messages} context={context} related={data.related} typefaces={data.typefaces} />
      <Island
        story={forBrowser(story, lang)}
        lang={lang}
        messages={browserMessages(messages)}
        basemap={data.basemap}
        worker={data.worker}
        posters={data.posters}
      />
    </>
  );
}
