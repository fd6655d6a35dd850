import type { ReactNode } from 'react';
import type { PageScript as Script } from '#browser/page-json.ts';
import { LinePattern } from '#components/line-pattern.tsx';
import { PageScript } from '#components/page-script.tsx';
import type { HowFarProps } from '#how-far/browser/mount.ts';
import { journeyOnly } from '#how-far/journey-only.ts';
import type { Messages } from '#locales/messages.ts';
import { wideQuery } from '#theme/media.ts';
import type { PageData } from './example.ts';
import { pictureFile } from './files.ts';
import './how-far.css';

interface HowFarPageProps extends Omit<HowFarProps, 'messages' | 'names'>, PageData {
  readonly messages: Messages;
  /** address of the story's page */
  readonly home: string;
  /** address prefix of the example's pictures */
  readonly pictures: string;
  readonly script: Script;
}

/** "How far is that?": the story's journey laid from a city that the reader knows. It shows its example before any script runs, and without scripts. */
export function HowFarPage({ example, home, pictures, script, messages: all, ...mounted }: HowFarPageProps): ReactNode {
  const { story, lang } = mounted;
  const json: HowFarProps = {
    ...mounted,
    story: journeyOnly(story, lang),
    messages: { howFar: all.howFar, km: all.km, linkCopied: all.linkCopied },
  };
  const { howFar: messages, backToMap, certainty } = all;
  const certainties = [...new Set(story.journey.map((id) => story.legs[id]?.certainty ?? 'reported'))];
  return (
    <main className="far" data-how-far>
      <div className="far-words">
        <p className="far-back">
          <a href={home}>{backToMap}</a>
        </p>
        <h1>{messages.title}</h1>
        <p className="far-intro">{messages.intro}</p>
        <form className="far-form" action="" method="get" data-far-form>
          <label htmlFor="far-city">{messages.city}</label>
          <div className="far-field">
            <input
              id="far-city"
              name="city"
              type="text"
              role="combobox"
              aria-expanded="false"
              aria-autocomplete="list"
              aria-controls="far-cities"
              aria-describedby="far-problem"
              autoComplete="off"
              autoCapitalize="words"
              spellCheck={false}
              enterKeyHint="go"
              data-far-city
            />
            <div id="far-cities" role="listbox" aria-label={messages.city} hidden data-far-list />
          </div>
          <button className="button" type="submit">
            {messages.choose}
          </button>
        </form>
        <div className="far-said" role="status" data-far-said>
          <p className="far-problem" id="far-problem" hidden data-far-problem />
          <p className="far-result" data-far-result>
            {example.result}
          </p>
          <p data-far-halfway hidden={example.halfway === ''}>
            {example.halfway}
          </p>
        </div>
        <p className="far-turn">
          <label htmlFor="far-turn">{messages.turn}</label>
          <input id="far-turn" type="range" min="0" max="359" step="1" defaultValue={example.direction} data-far-turn />
        </p>
        <ul className="far-legend">
          {certainties.map((one) => (
            <li key={one}>
              <LinePattern certainty={one} /> {certainty[one]}
            </li>
          ))}
        </ul>
        <p className="far-note">
          {messages.note} {messages.thin}
        </p>
        <button className="button far-copy" type="button" hidden data-far-copy>
          {messages.copyLink}
        </button>
      </div>
      <figure className="far-picture" data-far-picture translate="no">
        <picture>
          <source media={wideQuery} srcSet={pictures + pictureFile('wide')} />
          <img src={pictures + pictureFile('portrait')} alt="" />
        </picture>
      </figure>
      <PageScript script={script} json={json} fetched={[mounted.cities]} />
    </main>
  );
}
