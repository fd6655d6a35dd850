import type { Words } from './words.ts';

const plurals = new Intl.PluralRules('uk');

/** The form that goes with a number written in Ukrainian: 1 крок, 2 кроки, 5 кроків. */
function form(written: string, one: string, few: string, many: string): string {
  const category = plurals.select(Number(written.replace(/\s/gu, '').replace(',', '.')));
  if (category === 'one') return one;
  return category === 'few' ? few : many;
}

export const uk: Words = {
  skipToText: 'Перейти до тексту',
  mapStory: 'Розповідь на мапі',
  length: (steps, minutes) =>
    `${steps}\u00a0${form(steps, 'крок', 'кроки', 'кроків')}, близько ${minutes}\u00a0${form(minutes, 'хвилини', 'хвилин', 'хвилин')}`,
  begin: 'Почати',
  orScroll: 'або гортайте',
  plainText: 'читати лише текст',
  backToMap: 'Назад до розповіді з мапою',
  contents: 'Зміст',
  motion: 'Рух',
  previous: 'Попередній крок',
  next: 'Наступний крок',
  stepOf: (step, count) => `${step} з ${count}`,
  titleStep: 'Заголовок',
  onTheMap: 'На мапі:',
  kmSoFar: 'км подолано',
  ofAbout: (km, from, to) => `із приблизно ${km}: ${from} – ${to}`,
  certainty: { reported: 'Повідомлено', inferred: 'Наша реконструкція', alternative: 'Альтернатива' },
  certaintyMeans: {
    reported: 'так каже назване джерело',
    inferred: 'проведено нами між точками, про які повідомляли',
    alternative: 'шлях, яким вони могли рухатися або яким їх, за припущенням, навмисно не везли',
  },
  km2: (area) => `${area}\u00a0км²`,
  atScale: 'У масштабі мапи, але не на своєму місці: жодної лінії фронту перевірити не вдалося, тому її не проведено.',
  route: 'Маршрут, крок за кроком',
  lightBeneath: 'Світло під лінією',
  lightsNote: 'Вогні: NASA Black Marble, 2012; міста, газові факели, рибальські флотилії',
  legend: 'Як читати мапу',
  legendLights:
    'Вогні – це точки, виміряні за композитним знімком NASA Black Marble 2012 року та розподілені між населеними пунктами в межах кожного пікселя. На знімку світяться також газові факели й рибальські флотилії. Північну Корею не затемнено: у даних світла там майже немає.',
  legendBorders:
    'Кордони показано згідно з міжнародним визнанням: Крим і Севастополь – українські. Спірні лінії – штрихові. Проведено лише кордони Росії, України, Білорусі та Північної Кореї, а також демаркаційну лінію в Кореї.',
  legendPlaces: {
    story: 'місце, про яке йдеться',
    approximate: 'поблизу цього місця',
    training: 'полігон, який назвала воєнна розвідка України',
    region: 'область',
  },
  sources: 'Джерела',
  sourcesNote: 'У тому порядку, в якому на них посилається розповідь.',
  backToMention: (number) => `Назад до згадки ${number}`,
  credits: 'Авторство',
  creditsText:
    'Суходіл, кордони й провінції: Natural Earth, суспільне надбання. Місця: GeoNames, CC BY 4.0. Вогні: NASA Earth Observatory, Black Marble 2012. Мапу створено за допомогою MapLibre. Шрифти: Source Serif 4 та IBM Plex Sans, SIL Open Font License.',
  updated: (date) => `Остання зміна: ${date}`,
  mapIsPicture: 'Інтерактивна мапа тут не працює; ви бачите її рисунок.',
  savesData: 'Ви бачите рисунки – це заощаджує ваш трафік.',
  showLiveMap: 'Показати інтерактивну мапу',
  explore: 'Роздивитися мапу',
  backToStory: 'Назад до розповіді',
  exploreHint:
    'Перетягуйте, зводьте й розводьте пальці або користуйтеся клавішами зі стрілками. Позначка чи лінія відкриває свою примітку.',
  zoomIn: 'Наблизити',
  zoomOut: 'Віддалити',
  close: 'Закрити',
  placesAndLegs: 'Місця й відтинки на мапі',
  play: 'Відтворити розповідь',
  pause: 'Пауза',
  speed: 'Швидкість',
  times: (number) => `${number}×`,
  continueAt: (step) => `Продовжити: «${step}»`,
  copyLink: 'Копіювати посилання на цей крок',
  linkCopied: 'Посилання скопійовано',
  language: 'Мова',
  journey: {
    caption: 'Шлях, відтинок за відтинком',
    leg: 'Відтинок',
    from: 'Звідки',
    to: 'Куди',
    length: 'Довжина',
    mode: 'Як',
    certainty: 'Певність',
    sources: 'Джерела',
    total: 'Увесь шлях',
    none: 'немає: проведено нами',
  },
  mode: { sea: 'морем', air: 'повітрям', rail: 'залізницею', road: 'автошляхом' },
  km: (km) => `${km}\u00a0км`,
  howFar: {
    title: 'Наскільки це далеко?',
    intro:
      'Виберіть знайоме вам місто. Звідти буде прокладено ті самі кілометри – у справжньому масштабі, повернуті так, щоб лінія починалася у вашому місті.',
    city: 'Місто',
    choose: 'Прокласти маршрут звідси',
    result: (from, km, near, away) =>
      `Якщо почати в місті ${from}, ${km}\u00a0км цього шляху закінчаться за ${away}\u00a0км від міста ${near}.`,
    notFound: (name) => `Міста «${name}» у списку немає.`,
    note: 'Лінія зберігає кожен поворот і довжину кожного відтинка шляху з розповіді; перенесено лише її початок. Дорога на захід і там – реконструкція.',
    copyLink: 'Копіювати посилання на це порівняння',
    halfway: (near, away) => `Половина шляху – за ${away}\u00a0км від міста ${near}.`,
    turn: 'Повернути лінію',
    thin: 'Тонка лінія: шлях із розповіді на своєму місці.',
    noList: 'Не вдалося завантажити список міст.',
    example: 'kyiv',
  },
  readWhole: 'Читати всю розповідь',
  fullScreen: 'На весь екран',
  leaveFullScreen: 'Вийти з повноекранного режиму',
  embedThis: 'Вбудувати цю розповідь',
  notFound: { title: 'Такої сторінки немає', text: 'Можливо, в адресі помилка або сторінку перенесено.', home: 'До розповіді' },
};
