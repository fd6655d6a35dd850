import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';

describe('bytes', () => {
  it('round-trip', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 })), (numbers) => {
        const out = new ByteWriter();
        for (const number of numbers) out.signed(number);
        const input = new ByteReader(out.done());
        expect(numbers.map(() => input.signed())).toEqual(numbers);
        expect(input.left).toBe(0);
      }),
    );
  });

  it('are refused for what they cannot hold', () => {
    const out = new ByteWriter();
    expect(() => out.unsigned(-1)).toThrow('Unexpected -1');
    expect(() => out.unsigned(0.5)).toThrow('Unexpected 0.5');
    expect(() => out.unsigned(2 ** 31)).toThrow('Unexpected 2147483648');
    expect(() => out.text('Курск')).toThrow('expected ASCII');
  });

  it('throw where they end too soon or are not a number', () => {
    expect(() => new ByteReader(Uint8Array.of(0x80)).unsigned()).toThrow('Unexpected end of the file');
    expect(() => new ByteReader(new Uint8Array(6).fill(0xff)).unsigned()).toThrow('at most five bytes');
    expect(() => new ByteReader(Uint8Array.of(9, 65)).text()).toThrow('expected 9 characters');
    expect(() => new ByteReader(Uint8Array.of(100, 1)).count()).toThrow('Unexpected count 100');
  });
});
