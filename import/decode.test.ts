import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import { guessLanguage } from './languages.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

describe('a text', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('ő<'), 'ő<', 'utf-8', false],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], 'a'), 'a', 'utf-8', false],
    ['UTF-16 with its mark', new Uint8Array(Buffer.from('\uFEFFő', 'utf16le')), 'ő', 'utf-16le', false],
    ['UTF-16 without', new Uint8Array(Buffer.from('<gpx version="1.1">', 'utf16le')), '<gpx version="1.1">', 'utf-16le', false],
    [
      'what XML declares',
      bytes('<?xml version="1.0" encoding="ISO-8859-2"?>', [0xf5]),
      '<?xml version="1.0" encoding="ISO-8859-2"?>ő',
      'iso-8859-2',
      false,
    ],
    ['what a spreadsheet writes', bytes('L', [0xfc], 'beck'), 'Lübeck', 'windows-1252', true],
    ['what a Korean spreadsheet writes', bytes([0xc0, 0xcc, 0xb8, 0xa7, 0x2c, 0xc0, 0xa7, 0xb5, 0xb5]), '이름,위도', 'euc-kr', true],
    [
      'what a Ukrainian spreadsheet writes',
      bytes([0xca, 0xe8, 0xbf, 0xe2, 0x20, 0xb3, 0x20, 0xcb, 0xfc, 0xe2, 0xb3, 0xe2]),
      'Київ і Львів',
      'windows-1251',
      true,
    ],
    [
      'two marked letters in a row',
      bytes('Gro', [0xdf, 0xe4], 'cker, D', [0xfc], 'ren, K', [0xf6], 'ln'),
      'Großäcker, Düren, Köln',
      'windows-1252',
      true,
    ],
    [
      'a Portuguese table, with two marked letters in a row and a dash',
      bytes(
        'nome;latitude;longitude;descri',
        [0xe7, 0xe3],
        'o\nEsta',
        [0xe7, 0xe3],
        'o da Luz;-23,53;-46,63;S',
        [0xe3],
        'o Paulo ',
        [0x96],
        ' centro\n',
      ),
      'nome;latitude;longitude;descrição\nEstação da Luz;-23,53;-46,63;São Paulo – centro\n',
      'windows-1252',
      true,
    ],
    ['a French word with marked letters at its end', bytes('Cr', [0xe9, 0xe9], 'e'), 'Créée', 'windows-1252', true],
    ['a single word with two marked letters', bytes('Gro', [0xdf, 0xe4], 'cker'), 'Großäcker', 'windows-1252', true],
    ['two marked letters alone', bytes([0xc4, 0xd6]), 'ÄÖ', 'windows-1252', true],
    ['four marked letters in a western table', bytes([0xc4, 0xd6, 0xdc, 0xdf], ';D', [0xfc], 'ren'), 'ÄÖÜß;Düren', 'windows-1252', true],
    [
      'a Korean table with Latin words',
      bytes('name,lat,lon\nKTX ', [0xbc, 0xad, 0xbf, 0xef, 0xbf, 0xaa], ',37.55,126.97\n', [0xb1, 0xe6], ',35,129\n'),
      'name,lat,lon\nKTX 서울역,37.55,126.97\n길,35,129\n',
      'euc-kr',
      true,
    ],
    [
      'a Cyrillic table with degrees and Latin words',
      bytes(
        'name;lat\n',
        [0xab, 0xca, 0xe8, 0xbf, 0xe2, 0xbb],
        ' (Kyiv);50',
        [0xb0],
        "27'\n",
        [0xcb, 0xfc, 0xe2, 0xb3, 0xe2],
        ';49',
        [0xb0],
        "50'\n",
      ),
      "name;lat\n«Київ» (Kyiv);50°27'\nЛьвів;49°50'\n",
      'windows-1251',
      true,
    ],
    [
      'an encoding that is none',
      bytes('<?xml version="1.0" encoding="nonsense"?>'),
      '<?xml version="1.0" encoding="nonsense"?>',
      'utf-8',
      false,
    ],
    ['nothing', new Uint8Array(0), '', 'utf-8', false],
  ])('in %s', (_, content, text, encoding, guessed) => {
    expect(decodeText(content)).toEqual({ text, encoding, guessed });
  });
});

describe('the language of words', () => {
  const locales = ['en', 'de', 'fr', 'pt', 'ru', 'uk', 'ko', 'ja', 'ar', 'fa', 'zh-Hans'];
  it.each([
    ['The ship and the crew of the north', 'en'],
    ['Der Weg ist nicht das Ziel, und die Zeit', 'de'],
    ['10 dias do mês de Setembro', 'pt'],
    ['РЫБАЦКОЕ НЕВСКИЙ ПРОСПЕКТ', 'ru'],
    ['Київ і Львів', 'uk'],
    ['한강대로', 'ko'],
    ['東京の道', 'ja'],
    ['Tag 1 48.28° N 8.18° E', 'en'],
    ['', 'en'],
  ])('%j is %s', (text, lang) => {
    expect(guessLanguage(text, locales)).toBe(lang);
  });

  it('is one that the interface is in', () => {
    expect(guessLanguage('한강대로', ['de'])).toBe('de');
  });
});
