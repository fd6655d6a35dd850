/**
 * The interface messages of one language, from `locales/<tag>.yaml`. Plain data, so that a page can hand the browser the part it needs.
 * {@link fill} fills in the `{name}` placeholders; only `length` counts nouns and is an ICU message (`./counted.ts`). Comments in `en.yaml`
 * explain each message.
 */
export interface Messages {
  readonly skipToText: string;
  readonly mapStory: string;
  /** ICU: {steps}, {minutes} */
  readonly length: string;
  readonly begin: string;
  readonly orScroll: string;
  readonly plainText: string;
  readonly transcript: string;
  readonly figures: string;
  readonly backToMap: string;
  readonly contents: string;
  readonly motion: string;
  readonly previous: string;
  readonly next: string;
  /** {step}, {count} */
  readonly stepOf: string;
  readonly onTheMap: string;
  readonly kmSoFar: string;
  /** {km}, {from}, {to} */
  readonly ofAbout: string;
  readonly certainty: Readonly<Record<'reported' | 'inferred' | 'alternative' | 'direction', string>>;
  readonly certaintyMeans: Readonly<Record<'reported' | 'inferred' | 'alternative' | 'direction', string>>;
  /** {area} */
  readonly km2: string;
  readonly atScale: string;
  readonly route: string;
  readonly lightBeneath: string;
  readonly lightsNote: string;
  readonly legend: string;
  readonly legendLights: string;
  /** {countries} */
  readonly legendBorders: string;
  readonly legendPlaces: Readonly<Record<'story' | 'approximate' | 'context' | 'region', string>>;
  readonly sources: string;
  readonly sourcesNote: string;
  /** {number} */
  readonly backToMention: string;
  readonly credits: string;
  /** {fonts} */
  readonly creditsText: string;
  /** {date} */
  readonly updated: string;
  readonly mapIsPicture: string;
  readonly savesData: string;
  readonly slowMap: string;
  readonly showLiveMap: string;
  readonly explore: string;
  readonly backToStory: string;
  readonly exploreHint: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly close: string;
  readonly placesAndLegs: string;
  readonly play: string;
  readonly pause: string;
  readonly speed: string;
  /** {number} */
  readonly times: string;
  /** {step} */
  readonly continueAt: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly language: string;
  readonly journey: Readonly<
    Record<
      | 'caption'
      | 'leg'
      | 'from'
      | 'to'
      | 'length'
      | 'mode'
      | 'certainty'
      | 'sources'
      | 'total'
      | 'none'
      | 'unknown'
      | 'branch'
      | 'measured',
      string
    >
  >;
  readonly mode: Readonly<Record<'sea' | 'air' | 'rail' | 'road', string>>;
  /** {km} */
  readonly km: string;
  readonly howFar: HowFarMessages;
  readonly method: Readonly<Record<'title' | 'lines' | 'ours' | 'schematic' | 'unverified' | 'corrections' | 'write', string>>;
  readonly readWhole: string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  readonly embedThis: string;
  readonly offline: Readonly<Record<'keep' | 'keeping' | 'kept' | 'forget' | 'failed', string>>;
  readonly stories: Readonly<Record<'title' | 'languages', string>>;
  readonly notFound: Readonly<Record<'title' | 'text' | 'home', string>>;
  /** ": ", ".", "; " with the language's spacing */
  readonly punctuation: Readonly<Record<'colon' | 'stop' | 'semicolon', string>>;
}

/** The page "How far is that?". */
export interface HowFarMessages {
  readonly title: string;
  readonly intro: string;
  readonly city: string;
  readonly choose: string;
  /** {from}, {km}, {near}, {away} */
  readonly result: string;
  /** {km}, {times}: for a journey longer than the Earth's circumference */
  readonly round: string;
  /** {name} */
  readonly notFound: string;
  readonly note: string;
  readonly copyLink: string;
  /** {near}, {away} */
  readonly halfway: string;
  readonly turn: string;
  readonly thin: string;
  readonly noList: string;
  /** id of the city shown before the reader chooses one */
  readonly example: string;
}

/** The messages that scripts need; all others are already in the HTML. */
export type BrowserMessages = Pick<Messages, 'stepOf' | 'ofAbout' | 'times' | 'linkCopied' | 'fullScreen' | 'leaveFullScreen'>;

export function browserMessages({ stepOf, ofAbout, times, linkCopied, fullScreen, leaveFullScreen }: Messages): BrowserMessages {
  return { stepOf, ofAbout, times, linkCopied, fullScreen, leaveFullScreen };
}

/** A message with its `{name}` placeholders filled in. A placeholder without a value is left as it is, so that the mistake shows. */
export function fill(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] as string) : whole));
}

/**
 * The available language that serves a tag: the tag itself, or else a shorter one (`pt` for `pt-BR`), or else one of the same language and
 * script (`zh-Hans` for `zh-CN`). https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 *
 * @param available tags such as `en`, `zh-Hans`
 * @returns null where none does
 */
export function localeFor(lang: string, available: readonly string[]): string | null {
  const parts = lang.split('-');
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-').toLowerCase();
    const found = available.find((other) => other.toLowerCase() === tag);
    if (found) return found;
  }
  const spoken = (tag: string): string => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  };
  return available.find((other) => spoken(other) === spoken(lang)) ?? null;
}

/** A mistake in a file of messages: "Unexpected `unexpected`, expected `expected`". */
export interface MessageProblem {
  /** `certainty.reported`; '' for the file as a whole */
  readonly key: string;
  readonly unexpected: string;
  readonly expected: string;
}

/** What is wrong with a file of messages, beside the English one: keys that lack or that nobody reads, and other placeholders. */
export function messageProblems(messages: unknown, english: unknown): MessageProblem[] {
  const [mine, theirs] = [flat(messages), flat(english)];
  return [
    ...[...theirs.keys()].filter((key) => !mine.has(key)).map((key) => ({ key, unexpected: `lack of \`${key}\``, expected: 'a message' })),
    ...[...mine].flatMap(([key, text]) => {
      const original = theirs.get(key);
      if (original === undefined) return [{ key, unexpected: `key \`${key}\``, expected: 'a key of en.yaml' }];
      if (text.trim() === '') return [{ key, unexpected: 'empty message', expected: `words for \`${original}\`` }];
      const [has, wants] = [placeholders(text), placeholders(original)];
      return has === wants ? [] : [{ key, unexpected: `placeholders ${has || 'none'}`, expected: wants || 'none' }];
    }),
  ];
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value ?? '')]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flat(inner, path ? `${path}.${key}` : key)]));
}

const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => `{${name}}`))].sort().join(' ');
