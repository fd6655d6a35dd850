import { short } from './path-text.ts';

/** Text for element content and attribute values. Control characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

export type Attributes = Readonly<Record<string, string | number | null>>;

/**
 * One element as text. Numbers are written with at most two digits after the point; null leaves an attribute out; values of attributes
 * are escaped, `content` is not (it is elements, or text that went through `escapeXml`).
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) out += ` ${key}="${typeof value === 'number' ? short(value, 2) : escapeXml(value)}"`;
  }
  return content === '' ? `${out}/>` : `${out}>${content}</${name}>`;
}

/** A group; nothing at all when it is empty. Elements stand one a line, so that a poster can be read as a diff. */
export function group(attributes: Attributes, elements: readonly string[]): string {
  const inner = elements.filter((text) => text !== '');
  return inner.length === 0 ? '' : element('g', attributes, `\n${inner.join('\n')}\n`);
}

/** Opacity as an attribute: null where it is 1. */
export function opacity(value: number): number | null {
  return value < 1 ? value : null;
}

/** Elements one a line, empty ones left out. */
export function lines(elements: readonly string[]): string {
  return elements.filter((text) => text !== '').join('\n');
}
