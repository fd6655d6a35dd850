import type { ReactNode } from 'react';
import type { PageScript as Script, StoryPageJson } from '#browser/page-json.ts';
import { browserMessages, type Messages } from '#locales/messages.ts';
import { citedSources } from '#story/citations.ts';
import { overlayPath } from '#story/media-files.ts';
import { hasComparisons } from '#story/media-in.ts';
import type { Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';
import { legsDrawnAfter } from '#timeline/step-states.ts';
import { ContinueOffer, Controls, PlayingBar } from './controls.tsx';
import { ExploreTools } from './explore.tsx';
import type { InlineContext } from './inline.tsx';
import type { LogoProps } from './logo.tsx';
import { Notes } from './notes.tsx';
import type { PageData } from './page-data.ts';
import { PageScript } from './page-script.tsx';
import { RouteTimeline } from './route-timeline.tsx';
import { FirstPicture, InsetFrame, PictureNote } from './stage-pictures.tsx';
import { StatusPanel } from './status-panel.tsx';
import { StepSection } from './step-section.tsx';
import { StoryFoot } from './story-foot.tsx';
import { TitleSection } from './title-section.tsx';

/** URLs of modules that few stories need: for pictures that are compared, and for those that fill the stage. */
export type FewModules = Readonly<Record<'comparisons' | 'covers', string>>;

const besideOf = (story: Story, text: StoryText, { comparisons, covers }: FewModules): string[] => [
  ...(hasComparisons(text) ? [comparisons] : []),
  ...(story.steps.some(({ kind }) => kind === 'picture') ? [covers] : []),
];

/**
 * The page of a story in one language. All of its text is in the HTML; the script mounts the map (an embed has its own script).
 * @param props `hosts`: of an embed, whose pages may drive it; absent: any page · `label`: of the text, which in a host's page is not the only one · `keeps`: URL of the module by which readers keep it to read without a connection; absent: they can not · `few`: URLs of modules that few stories need; absent: they do without · `logo`: the publisher's, over the first words
 * @throws RangeError for a language that the story does not have
 */
export function StoryPage(props: {
  story: Story;
  lang: string;
  messages: Messages;
  data: PageData;
  script: Script;
  hosts?: readonly string[] | undefined;
  label?: string | undefined;
  keeps?: string;
  few?: FewModules;
  logo?: LogoProps | undefined;
}): ReactNode {
  const { story, lang, messages, data, script, hosts, label, keeps, few, logo } = props;
  const text = story.texts[lang];
  if (!text) throw new RangeError(`Unexpected language "${lang}", expected one of ${Object.keys(story.texts).join(', ')}`);
  const context: InlineContext = { story, cited: citedSources(text) };
  // A story with one step needs no navigation.
  const several = story.steps.length > 1;
  const json: StoryPageJson = {
    story: data.story,
    lang,
    messages: browserMessages(messages),
    basemap: data.basemap,
    ...(story.overlays ? { files: data.files.unchanging } : {}),
    ...(data.tiles ? { tiles: data.tiles } : {}),
    ...(data.streets ? { streets: data.streets } : {}),
    ...(data.palette ? { palette: data.palette } : {}),
    worker: data.worker,
    posters: data.posters,
    mapModules: script.mapModules,
    ...(hosts ? { hosts } : {}),
    ...(keeps
      ? {
          keeping: {
            worker: data.offline,
            code: keeps,
            beside: [data.share, ...(data.related.method ? [data.related.method] : [])],
            files: [
              data.story,
              ...script.modules,
              ...script.mapModules,
              script.src,
              keeps,
              ...(logo ? [logo.src] : []),
              ...(story.overlays ?? []).flatMap((overlay) =>
                'tiles' in overlay ? [] : [`${data.files.unchanging}${overlayPath(overlay)}`],
              ),
            ],
          },
        }
      : {}),
  };
  const drawn = legsDrawnAfter(story);
  const order = new Map(story.steps.map((step, index) => [step.id, index]));
  return (
    <>
      <a className="skip" href={`#${story.steps[several ? 1 : 0]?.id ?? ''}`}>
        {messages.skipToText}
      </a>
      <div className="story" data-map-story={story.id}>
        <div className="screen" data-screen aria-hidden="true" />
        <div className="pin">
          <div className="stage" data-stage aria-hidden="true" translate="no">
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
        <main className="words" aria-label={label}>
          {text.chapters.map((chapter) => (
            <section key={chapter.id} className="chapter" data-chapter={chapter.heading ?? text.title}>
              {chapter.heading ? <h2 id={chapter.id}>{chapter.heading}</h2> : null}
              {chapter.steps.map((step) => {
                const index = order.get(step.id) ?? 0;
                const way = { travel: data.travels[index], drawn: drawn[index] ?? new Set<string>() };
                return index === 0 ? (
                  <TitleSection
                    key={step.id}
                    step={step}
                    story={story}
                    text={text}
                    messages={messages}
                    context={context}
                    {...way}
                    data={data}
                    logo={logo}
                  />
                ) : (
                  <StepSection
                    key={step.id}
                    step={step}
                    kind={story.steps[index]?.kind}
                    lang={lang}
                    context={context}
                    messages={messages}
                    {...way}
                    data={data}
                  />
                );
              })}
            </section>
          ))}
        </main>
        <Notes story={story} text={text} messages={messages} context={context} />
        {several ? <ContinueOffer messages={messages} first={story.steps[1]?.id ?? ''} /> : null}
        <p className="copied" role="status" data-copied />
      </div>
      <StoryFoot
        story={story}
        text={text}
        messages={messages}
        context={context}
        related={data.related}
        typefaces={data.typefaces}
        typeCredits={data.typeCredits}
        keeps={keeps !== undefined}
        {...(data.streets ? { credit: data.streets.credit } : {})}
      />
      <PageScript script={script} json={json} fetched={[data.story]} beside={few ? besideOf(story, text, few) : []} />
    </>
  );
}
