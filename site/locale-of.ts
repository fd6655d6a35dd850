/**
 * A language as Open Graph writes it, with a territory: `en_US`, `uk_UA`. A tag without one gets the territory that most of its readers live in
 * (CLDR's likely subtags); Arabic gets the `AR` that Facebook lists for the language as a whole.
 *
 * @param lang BCP 47 tag
 * @throws RangeError for what is none
 */
export function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang);
  if (region) return `${language}_${region}`;
  return language === 'ar' ? 'ar_AR' : `${language}_${new Intl.Locale(lang).maximize().region}`;
}
