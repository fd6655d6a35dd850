import { short } from './path-text.ts';

/** Escapes text for element content and attribute values. Control characters that XML forbids are removed. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

export type Attributes = Readonly<Record<string, string | number | null>>;

/**
 * One element as text. Numbers have at most two decimals; attributes that are null are left out. Attribute values are escaped, `content` is
 * not (it is elements, or text from `escapeXml`).
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) out += ` ${key}="${typeof value === 'number' ? short(value, 2) : escapeXml(value)}"`;
  }
  return content === '' ? `${out}/>` : `${out}>${content}</${name}>`;
}

/** A group, or '' where it would be empty. One element per line, so that diffs of posters are readable. */
export function group(attributes: Attributes, elements: readonly string[]): string {
  const inner = elements.filter((text) => text !== '');
  return inner.length === 0 ? '' : element('g', attributes, `\n${inner.join('\n')}\n`);
}

/** The value of an opacity attribute: null where it is 1, the default. */
export function opacity(value: number): number | null {
  return value < 1 ? value : null;
}

/** Elements, one per line, without empty ones. */
export function lines(elements: readonly string[]): string {
  return elements.filter((text) => text !== '').join('\n');
}
