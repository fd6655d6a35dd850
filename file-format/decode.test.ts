import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

describe('decode', () => {
  it('reads UTF-8, with a byte order mark or without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, mark) => {
        fc.pre(!text.includes('\u0000') && !text.startsWith('\uFEFF'));
        expect(decode(bytes(mark ? '\uFEFF' : '', text))).toEqual({ text });
        expect(decode(`${mark ? '\uFEFF' : ''}${text}`)).toEqual({ text });
      }),
    );
  });

  it('leaves a replacement character that is in the file', () => {
    expect(decode(bytes('a\uFFFDb'))).toEqual({ text: 'a\uFFFDb' });
  });

  it.each<[what: string, content: Uint8Array, offset: number, unexpected: string]>([
    ['UTF-16, little-endian', Buffer.from('\uFEFFtitle: Lisbon', 'utf16le'), 0, 'text in UTF-16'],
    ['UTF-16, big-endian', Buffer.from('\uFEFFtitle: Lisbon', 'utf16le').swap16(), 0, 'text in UTF-16'],
    ['UTF-16 without a mark', Buffer.from('title', 'utf16le'), 1, 'NUL character, as in text in UTF-16'],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 0, 'text in UTF-32'],
    ['Latin-1', bytes('São Tom', [0xe9], ' lies'), 7, 'bytes that are not UTF-8'],
    ['Latin-1 after a replacement character and a mark', bytes('\uFEFFa\uFFFDb', [0xe9]), 3, 'bytes that are not UTF-8'],
    ['a character cut off', bytes('Lisbo', [0xe2, 0x82]), 5, 'bytes that are not UTF-8'],
    ['an overlong form', bytes('a', [0xc0, 0xaf]), 1, 'bytes that are not UTF-8'],
  ])('finds %s', (_, content, offset, unexpected) => {
    expect(decode(content).mistake).toEqual({ offset, unexpected });
  });
});
