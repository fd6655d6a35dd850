import type { Element } from '@xmldom/xmldom';
import { mediumAddress } from './addresses.ts';
import { authorOf, copyrightOf, withoutMail } from './authors.ts';
import type { BlockMaterial } from './blocks.ts';
import { oneLine } from './escape.ts';
import type { Feature, Part } from './features.ts';
import type { FeatureFile } from './geojson.ts';
import { plainWords } from './html.ts';
import type { Vertex } from './lines.ts';
import { modeOf } from './modes.ts';
import { namedMedium, sortMedia } from './named-media.ts';
import type { Notes, Where } from './notes.ts';
import { childrenOf, childText, nameOf, textOf, whereOf, type Xml } from './xml.ts';

/** Elements of a point, route or track that are read, by name, or are bookkeeping. */
const read = ['name', 'desc', 'cmt', 'trkseg', 'rtept', 'trkpt', 'number'];

/** What a note says of the file's own words: no address of a person. */
const shown = (text: string, length: number): string => oneLine(withoutMail(text), length);

/** Reads GPX 1.0 and 1.1: waypoints are places, routes and tracks lines. */
export function readGpx({ file, root }: Xml, notes: Notes): FeatureFile {
  const where = (element: Element): Where => whereOf(file, element);
  const noteMail = (element: Element): void =>
    notes.add('personal', where(element), 'Not carried over, and not shown here: the author’s e-mail address');
  const metadata = childrenOf(root).find((child) => nameOf(child) === 'metadata') ?? root;
  const credit: string[] = [];
  for (const child of [...(metadata === root ? [] : childrenOf(metadata)), ...childrenOf(root)]) {
    const name = nameOf(child);
    if (name === 'author' || name === 'copyright') {
      const { words, hasMail } = name === 'author' ? authorOf(child) : { words: copyrightOf(child), hasMail: false };
      if (hasMail) noteMail(child);
      if (words) {
        credit.push(words);
        notes.add('attribution', where(child), `In the credit, and has to stay: \`${name}\`, “${oneLine(words, 60)}”`);
      }
    } else if (name === 'email') noteMail(child);
    else if (name === 'time')
      notes.add('time', where(child), `Not carried over: the file’s own time, ${oneLine(textOf(child), 40)}`, 'file');
    else if (name === 'link' || name === 'url')
      notes.add('link', where(child), `Not carried over: a link, ${shown(child.getAttribute('href') || textOf(child), 100)}`, 'link');
    else if (['keywords', 'urlname', 'extensions'].includes(name) && textOf(child))
      notes.add('property', where(child), `Not carried over: \`${name}\` of the file, “${shown(textOf(child), 60)}”`);
    else if (!['name', 'desc', 'wpt', 'rte', 'trk', 'metadata', 'bounds', 'keywords', 'urlname', 'extensions'].includes(name))
      notes.add('unknown-key', where(child), `Not carried over: \`${oneLine(name, 60)}\`, which GPX does not have here`, name);
  }
  const creator = root.getAttribute('creator');
  if (creator) notes.add('property', where(root), `Not carried over: the program that wrote the file, “${oneLine(creator, 60)}”`);
  const features = childrenOf(root).flatMap((child): Feature[] => {
    switch (nameOf(child)) {
      case 'wpt':
        return [waypoint(child, where, notes)];
      case 'rte':
        return [line(child, [childrenOf(child).filter((point) => nameOf(point) === 'rtept')], false, where, notes)];
      case 'trk': {
        const segments = childrenOf(child).filter((part) => nameOf(part) === 'trkseg');
        return [
          line(
            child,
            segments.map((part) => childrenOf(part).filter((point) => nameOf(point) === 'trkpt')),
            true,
            where,
            notes,
          ),
        ];
      }
      default:
        return [];
    }
  });
  return {
    features,
    title: plainWords(childText(metadata, 'name') || childText(root, 'name'), where(root), notes),
    words: childText(metadata, 'desc') || childText(root, 'desc'),
    credit,
    lang: '',
  };
}

type At = (element: Element) => Where;

function waypoint(element: Element, where: At, notes: Notes): Feature {
  noteOthers(element, 'waypoints', where, notes);
  const time = childText(element, 'time');
  const { blocks, comments } = linksOf(element, where, notes);
  return {
    shape: 'point',
    name: childText(element, 'name'),
    words: wordsOf(element),
    parts: [partOf([element], where, false)],
    where: where(element),
    blocks,
    comments: [...comments, ...(time ? [`time in the file: ${time}`] : [])],
  };
}

/** `desc`, and `cmt` where it says something else. */
function wordsOf(element: Element): string {
  const [desc, cmt, name] = ['desc', 'cmt', 'name'].map((key) => childText(element, key));
  return [desc, cmt === desc || cmt === name ? '' : cmt].filter((text) => text).join('<br><br>');
}

function partOf(points: readonly Element[], where: At, timed: boolean): Part {
  const vertices = points.map((point): Vertex => {
    const time = timed ? childText(point, 'time') : '';
    return { lon: point.getAttribute('lon'), lat: point.getAttribute('lat'), ...(time ? { time } : {}) };
  });
  return { points: vertices, where: (index) => where((points[index] ?? points[0]) as Element) };
}

function line(element: Element, parts: readonly (readonly Element[])[], track: boolean, where: At, notes: Notes): Feature {
  const kind = track ? 'tracks' : 'routes';
  const type = oneLine(childText(element, 'type'), 40);
  const given = childText(element, 'name');
  const other = given ? undefined : namedElsewhere(element);
  noteOthers(element, kind, where, notes, other?.key);
  let recorded = false;
  for (const point of parts.flat()) {
    for (const child of childrenOf(point)) {
      const name = nameOf(child);
      if (name === 'ele') notes.add('height', where(child), `Not carried over: heights of ${kind}`, kind);
      else if (name === 'time') {
        // of a route the time is when its point was made, not when someone was there
        recorded ||= track;
        notes.add('time', where(child), `Not carried over: times of points of ${kind}`, kind);
      } else if (name === 'name' && !track)
        notes.add('name', where(child), 'Not carried over: names of the points of routes; waypoints are places', 'rtept');
      else notes.add('property', where(child), `Not carried over: \`${oneLine(name, 40)}\` of points of ${kind}`, `${kind} ${name}`);
    }
  }
  const { blocks, comments } = linksOf(element, where, notes);
  if (other) notes.add('name', where(element), `Guessed: names from \`${other.key}\` for lines without \`<name>\``, other.key);
  return {
    shape: 'line',
    name: given || other?.name || '',
    words: wordsOf(element),
    parts: parts.filter((part) => part.length > 0).map((part) => partOf(part, where, track)),
    where: where(element),
    mode: modeOf(type),
    blocks,
    comments: [...comments, ...(type === '' ? [] : [`type in the file: ${type}`])],
    recorded,
  };
}

/** Whether a link leads to a picture, sound or video, or to a page that it gives a name. */
function linkKind(link: Element): 'medium' | 'page' | undefined {
  const href = link.getAttribute('href') ?? '';
  if (mediumAddress(href).kind === 'beside' || /^(image|audio|video)\//.test(childText(link, 'type'))) return 'medium';
  if (/^https?:.*\.(jpe?g|png|gif|webp|avif|mp3|m4a|ogg|mp4|webm)$/i.test(href)) return 'medium';
  return /^https?:/i.test(href) && URL.canParse(href) && childText(link, 'text') !== '' ? 'page' : undefined;
}

/** The photos of a point, and the pages that it names. */
function linksOf(element: Element, where: At, notes: Notes): { blocks: BlockMaterial[]; comments: string[] } {
  return sortMedia(
    childrenOf(element).flatMap((link): (BlockMaterial | { comment: string })[] => {
      const kind = nameOf(link) === 'link' ? linkKind(link) : undefined;
      const address = link.getAttribute('href') ?? '';
      const title = oneLine(childText(link, 'text'), 200);
      if (kind === 'medium') return [namedMedium({ address, caption: title, where: where(link) }, notes)];
      return kind === 'page' ? [{ kind: 'link', href: new URL(address).href, title }] : [];
    }),
  );
}

/** A name that a program keeps in its extensions. */
function namedElsewhere(element: Element): { name: string; key: string } | undefined {
  const extensions = childrenOf(element).filter((child) => nameOf(child) === 'extensions');
  const fields = extensions.flatMap((extension) => childrenOf(extension));
  const found = fields.find((field) => /^(name|nom|nombre|title|titel|label)(_|$)/i.test(nameOf(field)) && textOf(field));
  return found && { name: textOf(found), key: nameOf(found) };
}

/** `type` of a track or route: how they went where a story has a mode for it, else a comment. */
function noteType(type: Element, kind: string, where: At, notes: Notes): void {
  const words = oneLine(textOf(type), 40);
  if (words === '' || modeOf(words)) return;
  notes.add(
    'property',
    where(type),
    `Kept in comments: \`type\` of ${kind}, “${words}”, for which a story has no \`mode\``,
    `${kind} type`,
  );
}

function noteOthers(element: Element, kind: string, where: At, notes: Notes, named?: string): void {
  for (const child of childrenOf(element)) {
    const name = nameOf(child);
    if (read.includes(name)) continue;
    if (name === 'ele') notes.add('height', where(child), `Not carried over: heights of ${kind}`, kind);
    else if (name === 'time') notes.add('time', where(child), `Kept in comments: times of ${kind}`, kind);
    else if (name === 'type' && kind !== 'waypoints') noteType(child, kind, where, notes);
    else if (name === 'sym' || name === 'type')
      notes.add('style', where(child), `Not carried over: \`${name}\` of ${kind}, “${oneLine(textOf(child), 40)}”`, `${kind} ${name}`);
    else if (name === 'link' && linkKind(child)) continue;
    else if (name === 'link' || name === 'url' || name === 'urlname')
      notes.add(
        'link',
        where(child),
        `Not carried over: links of ${kind}, ${shown(child.getAttribute('href') || textOf(child), 80)}`,
        `${kind} ${name}`,
      );
    else if (name === 'extensions') {
      for (const field of childrenOf(child).filter((one) => nameOf(one) !== named))
        notes.add(
          'property',
          where(field),
          `Not carried over: \`${oneLine(nameOf(field), 40)}\` of ${kind}, “${oneLine(textOf(field), 40)}”`,
          `${kind} ${nameOf(field)}`,
        );
    } else notes.add('property', where(child), `Not carried over: \`${oneLine(name, 40)}\` of ${kind}`, `${kind} ${name}`);
  }
}
