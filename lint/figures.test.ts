import { describe, expect, it } from 'vitest';
import { figureReader } from './figures.ts';

const values = (text: string, lang: string): number[] => figureReader(lang)(text).map(({ value }) => value);

describe('figuresIn', () => {
  it.each<[lang: string, text: string, values: number[]]>([
    // grouping and decimals, as the language has them
    ['en', 'about 1,500 of 10,162, or 57.5 per cent', [1500, 10162, 57.5]],
    ['de', 'etwa 1.500 von 10.162, also 57,5 Prozent', [1500, 10162, 57.5]],
    ['de', 'etwa 1500 und 10 000 und 10\u202f000', [1500, 10000, 10000]],
    ['uk', 'близько 1 500 із 10\u00a0162, тобто 57,5 %', [1500, 10162, 57.5]],
    ['ko', '약 1,500명, 57.5%', [1500, 57.5]],
    ['ar', 'نحو 1500 أو 1,500 أو 1.500 و57,5 و57.5', [1500, 1500, 1500, 57.5, 57.5]],
    ['ar', '١٬٥٠٠ و٥٧٫٥ و۲۰۲۴', [1500, 57.5, 2024]],
    // a sign of another language is no sign: it splits, and the check sees it
    ['de', '57.5 Prozent', [57, 5]],
    ['en', '0.125 and 1,234,567.5', [0.125, 1234567.5]],
    ['en', 'In 2013, 400 of 2024 500', [2013, 400, 2024, 500]],
    // dates, times, ranges, names
    ['de', 'am 6.8.2024 um 10:30 Uhr, bis 31.12.', [6, 8, 2024, 10, 30, 31, 12]],
    ['en', '8–13 October 2024; the 18th, an Il-62M, Flightradar24, 1990s', [8, 13, 2024, 18, 62, 24, 1990]],
    ['ko', '2024년 10월 8~13일', [2024, 10, 8, 13]],
    ['en', '1984–85, 2024/25, 1999–2000, 23–27', [1984, 1985, 2024, 25, 1999, 2000, 23, 27]],
    // words that multiply
    ['en', '$1.59 million, 2 thousand, 3 billion, 4 millionaires', [1590000, 2000, 3e9, 4]],
    ['de', '1,59 Millionen, 2 Tausend, 3 Mrd. Euro', [1590000, 2000, 3e9]],
    ['uk', '7 тисяч, 12 тис., 1,59 мільйона, 3 млн', [7000, 12000, 1590000, 3e6]],
    ['ar', '7 آلاف و12 ألف و1,59 مليون', [7000, 12000, 1590000]],
    ['uk', '11–12 тисяч, від 11 до 12 тисяч', [11000, 12000, 11000, 12000]],
    ['en', '11 or 12 thousand, but 1,500 to 2 million', [11000, 12000, 1500, 2e6]],
    // East Asia
    ['ko', '1만2000, 1만 2,000, 1만 162, 1만2천 명', [12000, 12000, 10162, 12000]],
    ['ko', '1만, 7천, 159만 원, 3억 2천만, 1조, 3천500', [10000, 7000, 1590000, 320000000, 1e12, 3500]],
    ['ko', '1만 1,000~1만 2,000명, 2~3천 명', [11000, 12000, 2000, 3000]],
    ['ko', '제27조, 병력 1만 2024년, 2천 40,000', [27, 10000, 2024, 2000, 40000]],
    ['ja', '1万2千人、3億円', [12000, 300000000]],
    ['zh-Hans', '1.5万人、3亿元、2万亿、1,500公里', [15000, 3e8, 2e12, 1500]],
    // a plural alone multiplies nothing
    ['en', 'in 2024 thousands came', [2024]],
    ['es', 'en 2024 miles vinieron', [2024]],
    // what follows from the tag
    ['es', '2,5 millones, 12 mil millones, 3 mil, 1.500 y 1 500 km, 5 millas', [2.5e6, 12e9, 3000, 1500, 1500, 5]],
    ['es', 'de 11 a 12 mil, 11 o 12 mil', [11000, 12000, 11000, 12000]],
    ['fr', '1,5 million, 3 milliards, 10 000 et 10\u202f000, 2 Md€', [1.5e6, 3e9, 10000, 10000, 2e9]],
    ['pt', '1,5 milhão, 3 bilhões, 10.000, 5 milhas', [1.5e6, 3e9, 10000, 5]],
    ['it', '1,5 milioni, 3 miliardi, 10.000, 5 Milano', [1.5e6, 3e9, 10000, 5]],
    ['nl', '1,5 miljoen, 3 mld. euro, 10.000, 11 tot 12 duizend', [1.5e6, 3e9, 10000, 11000, 12000]],
    ['pl', '1,5 miliona, 7 tysięcy, 12 tys., 10 000, 2 miliardami', [1.5e6, 7000, 12000, 10000, 2e9]],
    ['ru', '1,5 миллиона, 7 тысячами, 12 тыс., 10 000, 3 млрд', [1.5e6, 7000, 12000, 10000, 3e9]],
    ['tr', '1,5 milyon, 7 bin, 10.000, 3 milyarlık, 5 bina', [1.5e6, 7000, 10000, 3e9, 5]],
    ['he', '1.5 מיליון, 7 אלף, 10,000 ו־3 מיליארד', [1.5e6, 7000, 10000, 3e9]],
    ['fa', '۱٫۵ میلیون، ۷ هزار، ۱۰٬۰۰۰ و ۳ میلیارد', [1.5e6, 7000, 10000, 3e9]],
    ['hi', '1.5 लाख, 2 करोड़, 7 हजार, 12,34,567, १०,०००', [150000, 2e7, 7000, 1234567, 10000]],
    ['id', '1,5 juta, 7 ribu, 10.000, 3 miliar, 12 rb', [1.5e6, 7000, 10000, 3e9, 12000]],
    ['ja', '1万2千人、1.5億、2024年10月8日', [12000, 1.5e8, 2024, 10, 8]],
    ['sw', '7 elfu, 1.5 milioni', [7000, 1.5e6]],
    ['th', '5 ล้านคน', [5e6]],
    ['en', 'none, km², ½', []],
    ['en', '', []],
  ])('%s: %s', (lang, text, expected) => {
    expect(values(text, lang)).toEqual(expected);
  });

  it('says where each is, and how it is written', () => {
    expect(figureReader('ko')('약 1만 2,000명, 57.5%')).toEqual([
      { value: 12000, offset: 2, written: '1만 2,000' },
      { value: 57.5, offset: 13, written: '57.5' },
    ]);
  });

  it('takes a tag that it does not know for one with a decimal point', () => {
    expect(values('1,500 and 57.5', 'tlh')).toEqual([1500, 57.5]);
  });
});
