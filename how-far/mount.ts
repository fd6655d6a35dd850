import { basemapFile } from '#browser/basemap-file.ts';
import { fill, type Messages } from '#locales/messages.ts';
import type { Story } from '#story/story.ts';
import { addressOf, askOf } from './address.ts';
import { citySearch, type Found } from './city-search.ts';
import { combobox } from './combobox.ts';
import { decodeCities, type HowFar, howFar } from './draw.ts';
import { howFarPicture } from './picture.ts';
import { howFarSentences, kmIn } from './sentences.ts';

export interface HowFarProps {
  readonly story: Story;
  readonly lang: string;
  readonly messages: Pick<Messages, 'howFar' | 'km' | 'linkCopied'>;
  /** city id → its name in the page's language */
  readonly names: Readonly<Record<string, string>>;
  /** address of the list of cities */
  readonly cities: string;
  /** address prefix of the basemap's files, `/basemap/` */
  readonly basemap: string;
}

const mostChoices = 8;

/** Wakes the page that asks how far that is. Until the list of cities has come it is as it was built. @returns what puts it to sleep */
export function mountHowFar(root: HTMLElement, props: HowFarProps): () => void {
  const stopping = new AbortController();
  const stops: (() => void)[] = [() => stopping.abort()];
  const read = (file: string): Promise<Uint8Array> => basemapFile(props.basemap, file, stopping.signal);
  basemapFile('', props.cities, stopping.signal)
    .then((bytes) => decodeCities(new TextDecoder().decode(bytes)))
    .then((cities) => {
      if (!stopping.signal.aborted) stops.push(ready(root, { ...props, cities, read }));
    })
    .catch(() => {
      if (!stopping.signal.aborted) problem(root, props.messages.howFar.noList);
    });
  return () => {
    for (const stop of stops) stop();
  };
}

type Ready = Omit<HowFarProps, 'cities'> & {
  readonly cities: ReturnType<typeof decodeCities>;
  readonly read: (file: string) => Promise<Uint8Array>;
};

function ready(root: HTMLElement, { story, lang, messages, names, cities, read }: Ready): () => void {
  const search = citySearch(cities, names, lang);
  const { nameOf } = search;
  const part = <T extends Element>(name: string): T => {
    const found = root.querySelector<T>(`[data-far-${name}]`);
    if (!found) throw new Error(`Expected an element with data-far-${name} in the page`);
    return found;
  };
  const form = part<HTMLFormElement>('form');
  const input = part<HTMLInputElement>('city');
  const turn = part<HTMLInputElement>('turn');
  const said = part<HTMLElement>('said');
  const copy = part<HTMLButtonElement>('copy');
  const picture = howFarPicture(part('picture'), { story, lang, nameOf, km: kmIn(lang, messages).unit, read });
  const degrees = new Intl.NumberFormat(lang, { style: 'unit', unit: 'degree', unitDisplay: 'long' });

  const example = search.exactly(messages.howFar.example) ?? null;
  let from: Found | null = example;
  let direction: number | null = null;

  /** Shows the city that is chosen. `turning`: more will follow at once, so nothing is read aloud yet. */
  const show = (turning: boolean): HowFar | null => {
    if (!from) return null;
    const answer = howFar(story, cities, from.city, direction ?? undefined);
    const { result, halfway } = howFarSentences(answer, { lang, messages, nameOf });
    said.setAttribute('aria-busy', String(turning));
    part('result').textContent = result;
    part('halfway').textContent = halfway;
    turn.value = String(direction ?? Math.round(answer.laid.direction) % 360);
    turn.setAttribute('aria-valuetext', degrees.format(Number(turn.value)));
    picture.show(answer, { turning, stands: from === example && direction === null });
    return answer;
  };
  const settle = (): void => {
    problem(root, '');
    show(false);
    history.replaceState(history.state, '', addressOf(location.href, { city: from?.city.id ?? null, direction }));
    if (from) document.title = `${from.name} · ${messages.howFar.title}`;
    copy.textContent = messages.howFar.copyLink;
  };
  const choose = (found: Found): void => {
    from = found;
    settle();
  };
  const ask = (text: string): void => {
    const found = search.exactly(text) ?? search.matches(text, 1)[0];
    if (found) {
      input.value = found.name;
      choose(found);
    } else problem(root, fill(messages.howFar.notFound, { name: text }));
  };

  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (input.value.trim()) ask(input.value.trim());
    else input.focus();
  };
  const onTurn = (): void => {
    direction = Number(turn.value);
    show(true);
  };
  const onCopy = (): void => {
    void navigator.clipboard.writeText(location.href).then(
      () => {
        copy.textContent = messages.linkCopied;
      },
      () => {}, // not allowed: the address is in the address bar
    );
  };
  form.addEventListener('submit', onSubmit);
  turn.addEventListener('input', onTurn);
  turn.addEventListener('change', settle);
  copy.addEventListener('click', onCopy);
  copy.hidden = !navigator.clipboard;
  const sleep = combobox<Found>(input, part('list'), {
    find: (typed) => search.matches(typed, mostChoices).map((found) => ({ value: found, text: found.name, detail: found.country })),
    choose,
  });

  const asked = askOf(location.search);
  direction = asked.direction;
  const meant = asked.city === null ? null : search.exactly(asked.city);
  if (meant) {
    input.value = meant.name;
    choose(meant);
  } else {
    show(false);
    if (asked.city !== null) {
      input.value = asked.city;
      problem(root, fill(messages.howFar.notFound, { name: asked.city }));
    }
  }
  root.dataset.mounted = '';
  return () => {
    delete root.dataset.mounted;
    form.removeEventListener('submit', onSubmit);
    turn.removeEventListener('input', onTurn);
    turn.removeEventListener('change', settle);
    copy.removeEventListener('click', onCopy);
    sleep();
    picture.stop();
  };
}

/** Says what is not as asked; '' takes it away. */
function problem(root: HTMLElement, text: string): void {
  const element = root.querySelector<HTMLElement>('[data-far-problem]');
  if (!element) return;
  element.textContent = text;
  element.hidden = text === '';
}
