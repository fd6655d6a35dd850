/** How a language's Cyrillic letters are written in Latin ones. `atStart`: at the start of a word, where that differs. */
interface Romanisation {
  readonly letters: Readonly<Record<string, string>>;
  readonly atStart: Readonly<Record<string, string>>;
}

/** Letters that both languages write alike. */
const shared = {
  ...{ а: 'a', б: 'b', в: 'v', д: 'd', ж: 'zh', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u' },
  ...{ ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ь: '' },
};

/** The state's own system (resolution 55 of its Cabinet of Ministers, 2010). */
const ukrainian: Romanisation = {
  letters: { ...shared, зг: 'zgh', г: 'h', ґ: 'g', е: 'e', є: 'ie', и: 'y', і: 'i', ї: 'i', й: 'i', ю: 'iu', я: 'ia' },
  atStart: { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' },
};

/** BGN/PCGN's of Russian, by which GeoNames writes names, without its rules for е after vowels, which names in use do not follow. */
const russian: Romanisation = {
  letters: { ...shared, г: 'g', е: 'e', ё: 'yo', и: 'i', й: 'y', ъ: '', ы: 'y', э: 'e', ю: 'yu', я: 'ya' },
  atStart: { е: 'ye' },
};

/**
 * A text in Latin letters as English writes Ukrainian, and as it writes Russian; everything but Cyrillic stays. For a search by the English name where the list has no
 * other.
 */
export function romanised(text: string): readonly string[] {
  const plain = text.normalize('NFC').toLowerCase().replace(/['’ʼ]/g, '');
  return [ukrainian, russian].map(({ letters, atStart }) =>
    plain
      .replace(/(?<!\p{L})\p{Script=Cyrillic}/gu, (letter) => atStart[letter] ?? letter)
      .replace(/зг|\p{Script=Cyrillic}/gu, (pair) => letters[pair] ?? [...pair].map((letter) => letters[letter] ?? letter).join('')),
  );
}
