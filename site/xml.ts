import { escapeXml } from '#poster/svg.ts';

/**
 * An XML element as text, its attributes and strings escaped.
 * @param content a string is text; a list holds elements that are XML already. Absent: an empty element.
 */
export function xml(name: string, attributes: Readonly<Record<string, string | number>>, content?: string | readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  if (content === undefined) return `${start}/>`;
  return `${start}>${typeof content === 'string' ? escapeXml(content) : `\n${content.join('\n')}\n`}</${name}>`;
}

/** An XML document. */
export const xmlDocument = (rootElement: string): string => `<?xml version="1.0" encoding="utf-8"?>\n${rootElement}\n`;
