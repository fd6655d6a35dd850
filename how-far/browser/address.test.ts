import { describe, expect, it } from 'vitest';
import { addressOf, askOf } from './address.ts';

describe('the address of a comparison', () => {
  it.each([
    ['', { city: null, direction: null }],
    ['?city=berlin', { city: 'berlin', direction: null }],
    ['?city=S%C3%A3o+Paulo&direction=90', { city: 'São Paulo', direction: 90 }],
    ['?city=&direction=0', { city: null, direction: 0 }],
    ['?city=berlin&direction=360', { city: 'berlin', direction: null }],
    ['?city=berlin&direction=-1', { city: 'berlin', direction: null }],
    ['?city=berlin&direction=9e1', { city: 'berlin', direction: null }],
    ['?city=%', { city: '%', direction: null }],
  ])('%s', (search, ask) => expect(askOf(search)).toEqual(ask));

  it('cuts what is far too long', () => expect(askOf(`?city=${'x'.repeat(9999)}`).city).toHaveLength(80));

  it('comes back', () => {
    const ask = { city: 'sao-paulo', direction: 12 };
    const address = addressOf('https://maps.example/voyage/en/how-far/?city=x&utm=1#top', ask);
    expect(address).toBe('https://maps.example/voyage/en/how-far/?city=sao-paulo&direction=12');
    expect(askOf(new URL(address).search)).toEqual(ask);
    expect(addressOf('https://maps.example/voyage/en/how-far/?city=x', { city: null, direction: null })).toBe(
      'https://maps.example/voyage/en/how-far/',
    );
  });
});
