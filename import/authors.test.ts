import { describe, expect, it } from 'vitest';
import { withoutMail } from './authors.ts';
import { importText, said, storyOf, textOf } from './fixtures/import-text.ts';

const point = '<wpt lat="1" lon="2"><name>Camp</name></wpt>';
const mail = 'personal Not carried over, and not shown here: the author’s e-mail address';

describe('the author of a file', () => {
  it.each([
    [
      'GPX 1.1',
      'a.gpx',
      `<gpx version="1.1"><metadata><author><name>Jo</name><email>jo@example.org</email><link href="https://example.org/jo"><text>Me</text></link></author></metadata>${point}</gpx>`,
      'Jo, https://example.org/jo',
    ],
    ['GPX 1.0', 'a.gpx', `<gpx version="1.0"><author>Jo</author><email>jo@example.org</email>${point}</gpx>`, 'Jo'],
    ['GPX 1.0, in the name', 'a.gpx', `<gpx version="1.0"><author>Jo (jo@example.org)</author>${point}</gpx>`, 'Jo'],
    [
      'KML',
      'a.kml',
      '<kml xmlns:atom="http://www.w3.org/2005/Atom"><Document><atom:author><atom:name>Jo</atom:name><atom:email>jo@example.org</atom:email></atom:author><Placemark><name>Camp</name><Point><coordinates>2,1</coordinates></Point></Placemark></Document></kml>',
      'Jo',
    ],
  ])('of %s is in the credit by name, and not by e-mail address', (_, file, text, name) => {
    const imported = importText(file, text);
    expect(said(imported)).toContainEqual(expect.stringMatching(new RegExp(`: (\`author\`|author), “${name.replaceAll('.', '\\.')}”$`)));
    expect(said(imported)).toContainEqual(expect.stringContaining(mail));
    expect(storyOf(imported) + textOf(imported)).toContain('Jo');
    expect(JSON.stringify([imported.files, imported.notes])).not.toContain('@example');
  });

  it('is not there where there is nothing but an address', () => {
    const imported = importText('a.gpx', `<gpx version="1.0"><author>jo@example.org</author>${point}</gpx>`);
    expect(said(imported).join()).not.toContain('attribution');
    expect(said(imported)).toContainEqual(expect.stringContaining(mail));
  });

  it('is told with the year and licence of a copyright', () => {
    const text = `<gpx version="1.1"><metadata><copyright author="Jo"><year>2024</year><license>https://example.org/by</license></copyright><link href="mailto:jo@example.org"/></metadata>${point}</gpx>`;
    const imported = importText('a.gpx', text);
    expect(said(imported)).toContainEqual(expect.stringContaining('`copyright`, “Jo 2024 https://example.org/by”'));
    expect(said(imported).join()).not.toContain('@example');
  });
});

describe('a text without addresses', () => {
  it('has all else, and takes no time', () => {
    expect(withoutMail('Jo <jo@example.org>, 5 @ home')).toBe('Jo , 5 @ home');
    expect(withoutMail('a'.repeat(300_000))).toHaveLength(300_000);
  });
});
