import { basemapFile } from '#browser/basemap-file.ts';
import { type City, type CityNames, decodeCities, nameIn } from '#how-far/cities.ts';
import { citySearch, type Found } from '#how-far/city-search.ts';
import { howFar } from '#how-far/how-far.ts';
import { howFarSentences, kmIn } from '#how-far/sentences.ts';
import { fill, type Messages } from '#locales/messages.ts';
import type { Story } from '#story/story.ts';
import { addressOf, askOf } from './address.ts';
import { combobox } from './combobox.ts';
import { type Parts, partsOf } from './parts.ts';
import { howFarPicture } from './picture.ts';

export interface HowFarProps {
  readonly story: Story;
  readonly lang: string;
  readonly messages: Pick<Messages, 'howFar' | 'km' | 'linkCopied'>;
  readonly names: CityNames;
  /** address of the list of cities */
  readonly cities: string;
  /** address prefix of the basemap's files, `/basemap/` */
  readonly basemap: string;
}

const mostChoices = 8;

/**
 * Makes the page interactive. Until the list of cities has loaded it is as it was built.
 * @returns what undoes it
 * @throws Error where the page lacks an element that it needs
 */
export function mountHowFar(root: HTMLElement, props: HowFarProps): () => void {
  const parts = partsOf(root);
  const stopping = new AbortController();
  const { signal } = stopping;
  basemapFile('', props.cities, signal)
    .then((bytes) => {
      const cities = decodeCities(new TextDecoder().decode(bytes));
      if (signal.aborted) return;
      compareFrom(cities, parts, props, signal);
      root.dataset.mounted = '';
      signal.addEventListener('abort', () => delete root.dataset.mounted);
    })
    .catch(() => {
      if (!signal.aborted) showProblem(parts, props.messages.howFar.noList);
    });
  return () => stopping.abort();
}

/** What the reader has asked. */
interface Question {
  /** null where the language's example is not in the list */
  readonly from: Found | null;
  /** whole degrees; null: as in the story */
  readonly direction: number | null;
}

/** @param signal ends it */
function compareFrom(cities: readonly City[], parts: Parts, props: HowFarProps, signal: AbortSignal): void {
  const { story, lang, messages, names, basemap } = props;
  const search = citySearch(cities, names, lang);
  const nameOf = (city: City): string => nameIn(names, city);
  const degrees = new Intl.NumberFormat(lang, { style: 'unit', unit: 'degree', unitDisplay: 'long' });
  // Drawn without lights first, and then with them: the land is read once for both.
  const files = new Map<string, Promise<Uint8Array>>();
  const read = (file: string): Promise<Uint8Array> => {
    const bytes = files.get(file) ?? basemapFile(basemap, file, signal);
    files.set(file, bytes);
    return bytes;
  };
  const picture = howFarPicture(parts.picture, { story, lang, nameOf, km: kmIn(lang, messages).unit, read });
  const example = search.exactly(messages.howFar.example);
  const asked = askOf(location.search);
  let question: Question = { from: example, direction: asked.direction };

  /** @param turning more will follow at once, so that nothing is to be read aloud yet */
  const show = (turning: boolean): void => {
    const { from, direction } = question;
    if (!from) return;
    const answer = howFar(story, cities, from.city, direction ?? undefined);
    const { result, halfway } = howFarSentences(answer, { lang, messages, nameOf });
    parts.said.setAttribute('aria-busy', String(turning));
    parts.result.textContent = result;
    parts.halfway.textContent = halfway;
    parts.halfway.hidden = halfway === '';
    parts.turn.value = String(direction ?? Math.round(answer.laid.direction) % 360);
    parts.turn.setAttribute('aria-valuetext', degrees.format(Number(parts.turn.value)));
    picture.show({ answer, turning, built: from === example && direction === null });
  };
  /** Shows the question, and puts it into the address and the title. */
  const settle = (): void => {
    const { from, direction } = question;
    showProblem(parts, '');
    show(false);
    history.replaceState(history.state, '', addressOf(location.href, { city: from?.city.id ?? null, direction }));
    if (from) document.title = `${from.name} · ${messages.howFar.title}`;
    parts.copy.textContent = messages.howFar.copyLink;
  };
  const choose = (from: Found): void => {
    question = { ...question, from };
    settle();
  };
  const notFound = (name: string): void => showProblem(parts, fill(messages.howFar.notFound, { name }));

  parts.form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      const typed = parts.city.value.trim();
      if (!typed) return parts.city.focus();
      const found = search.exactly(typed) ?? search.matches(typed, 1)[0];
      if (!found) return notFound(typed);
      parts.city.value = found.name;
      choose(found);
    },
    { signal },
  );
  parts.turn.addEventListener(
    'input',
    () => {
      question = { ...question, direction: Number(parts.turn.value) };
      show(true);
    },
    { signal },
  );
  parts.turn.addEventListener('change', settle, { signal });
  parts.copy.addEventListener(
    'click',
    () => {
      void navigator.clipboard.writeText(location.href).then(
        () => {
          parts.copy.textContent = messages.linkCopied;
        },
        () => {}, // not allowed: the address bar has it
      );
    },
    { signal },
  );
  parts.copy.hidden = !navigator.clipboard;
  const removeCombobox = combobox<Found>(parts.city, parts.list, {
    find: (typed) => search.matches(typed, mostChoices).map((found) => ({ value: found, text: found.name, detail: found.country })),
    choose,
  });
  signal.addEventListener('abort', () => {
    removeCombobox();
    picture.stop();
  });

  const meant = asked.city === null ? null : search.exactly(asked.city);
  if (meant) {
    parts.city.value = meant.name;
    choose(meant);
    return;
  }
  show(false);
  if (asked.city !== null) {
    parts.city.value = asked.city;
    notFound(asked.city);
  }
}

/** Says what is not as asked; '' takes it away. */
function showProblem({ problem }: Parts, text: string): void {
  problem.textContent = text;
  problem.hidden = text === '';
}
