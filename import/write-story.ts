import { modeline, schemaFiles } from '#file-format/json-schema.ts';
import type { LngLat } from '#geo/camera.ts';
import { idPattern, isReservedId, isReservedStep } from '#story/reserved.ts';
import { type BlockMaterial, blockMarkdown } from './blocks.ts';
import {
  beginningOf,
  coordinateName,
  escapeHeading,
  escapeMarkdown,
  escapePlain,
  markdownComment,
  oneLine,
  yamlComment,
  yamlString,
} from './escape.ts';
import type { CameraMaterial, Material, StepMaterial } from './material.ts';
import { soundParagraph } from './sound.ts';

/** What a step gives up where lint finds that no map can show it as it is. */
export interface Relaxed {
  /** 0 as in the file · 1 without pitch and bearing · 2 a zoom farther out, and so on */
  readonly camera: number;
}

export interface Written {
  /** name → content */
  readonly files: Readonly<Record<string, string>>;
  /** ids, in order */
  readonly steps: readonly string[];
  readonly lines: readonly string[];
  readonly areas: readonly string[];
}

/** The longest that an id is made, but for a number that tells it from another. */
const mostOfId = 40;

/** An id cut where a word ends; within the first word where that alone is too long. */
function wholeWords(id: string): string {
  if (id.length <= mostOfId) return id;
  const end = id.lastIndexOf('-', mostOfId);
  return id.slice(0, end > 0 ? end : mostOfId);
}

/** A lower-case id of some words, unlike those that are taken; adds it to them. Letters of other scripts have none: `other` stands for them. */
export function makeId(words: string, other: string, taken: Set<string>, isFree: (id: string) => boolean = () => true): string {
  const plain =
    wholeWords(
      words
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/ß/g, 'ss')
        .replace(/æ/g, 'ae')
        .replace(/[øœ]/g, 'o')
        .replace(/ł/g, 'l')
        .replace(/[’']/g, '')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    ) || other;
  // A number or a word that YAML reads as a value is no text.
  const base = /^(\d+|0[xo][0-9a-f]+|\d+e\d+|true|false|null|yes|no|on|off|y|n)$/.test(plain)
    ? `${other.replace(/-\d+$/, '')}-${plain}`
    : plain;
  const sound = (id: string): boolean => idPattern.test(id) && !isReservedId(id) && isFree(id) && !taken.has(id);
  let id = sound(base) ? base : `${base}-2`;
  for (let n = 3; !sound(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

/** Writes a story's files. @param relaxed by index of a step @param today as 2026-11-29 */
export function writeStory(material: Material, { relaxed, today }: { relaxed: ReadonlyMap<number, Relaxed>; today: string }): Written {
  const { places, lines, areas, sources, lang } = material;
  const taken = new Set<string>();
  const ids: Ids = {
    places: places.map(({ name }, i) => makeId(name, `place-${i + 1}`, taken)),
    lines: lines.map(({ name }, i) => makeId(name, `leg-${i + 1}`, taken)),
    areas: areas.map(({ name }, i) => makeId(name, `region-${i + 1}`, taken)),
    sources: [],
    steps: [],
  };
  const sourceIds = new Set<string>();
  ids.sources = sources.map(({ who }, i) => makeId(who, `source-${i + 1}`, sourceIds));
  const stepIds = new Set<string>();
  ids.steps = material.steps.map(({ id, heading }, i) =>
    i === 0 ? makeId('title', 'title', stepIds) : makeId(id || heading || '', `step-${i}`, stepIds, (one) => !isReservedStep(one)),
  );
  const files: Record<string, string> = {};
  lines.forEach(({ points, name }, i) => {
    if (points) files[`${ids.lines[i]}.geojson`] = geojson(name, 'LineString', points.map(pair), points.length);
  });
  areas.forEach(({ polygons, name }, i) => {
    const rings = polygons.map((polygon) => `[${polygon.map((ring) => `[${ring.map(pair).join(',')}]`).join(',')}]`);
    files[`${ids.areas[i]}.geojson`] = geojson(name, 'MultiPolygon', rings, 1);
  });
  return {
    files: { 'story.yaml': storyYaml(material, ids, relaxed), [`text.${lang}.md`]: textMarkdown(material, ids, today), ...files },
    steps: ids.steps,
    lines: ids.lines,
    areas: ids.areas,
  };
}

interface Ids {
  readonly places: readonly string[];
  readonly lines: readonly string[];
  readonly areas: readonly string[];
  sources: readonly string[];
  steps: readonly string[];
}

const number = (value: number, digits = 6): string => String(Number(value.toFixed(digits)) + 0);
/** A place’s coordinates as story.yaml has them. */
export const point = ([lon, lat]: LngLat): string => `[${number(lon)}, ${number(lat)}]`;
const pair = ([lon, lat]: LngLat): string => `[${number(lon, 7)},${number(lat, 7)}]`;

function geojson(name: string, type: string, coordinates: readonly string[], perLine: number): string {
  const list = perLine > 1 ? coordinates.join(',') : coordinates.join(',\n');
  return `{"type":"Feature","properties":{"name":${JSON.stringify(name)}},\n"geometry":{"type":"${type}","coordinates":[${list}]}}\n`;
}

const comment = (lines: readonly string[]): string => (lines.length === 0 ? '' : ` ${yamlComment(lines.join(' · '))}`);

/** The schema for editors, from a story's folder in `stories/`. */
const schemaFrom = `../../${schemaFiles.story}`;

function langTodo(guessed: Material['langGuessed']): string {
  if (!guessed) return '';
  return guessed === 'words' ? ' # TODO: guessed from the words' : ' # TODO: guessed, there are no words to tell by';
}

function storyYaml(material: Material, ids: Ids, relaxed: ReadonlyMap<number, Relaxed>): string {
  const { lang, places, lines, areas, sources, journey, steps } = material;
  const name = (text: string): string => `{ ${lang}: ${yamlString(oneLine(text, 120) || '–')} }`;
  const out: string[] = [
    modeline(schemaFrom),
    yamlComment(`${material.title}: the facts. Words are in text.${lang}.md. Longitude first, WGS 84. Every key: docs/handbook/keys.md`),
    yamlComment(`Imported from ${material.from} (${material.format}) by \`npm run import\`. What is for you to decide is marked TODO.`),
    ...material.comments.map(yamlComment),
    `languages: [${lang}]${langTodo(material.langGuessed)}`,
    '# borders: [PT, ES] # TODO: the countries whose borders are drawn, if any',
    '',
  ];
  if (sources.length > 0) {
    out.push('sources:');
    sources.forEach(({ who, what, date, url }, i) => {
      out.push(`  ${ids.sources[i]}:`, `    who: ${name(who)}`, `    what: ${name(what)}`);
      out.push(`    date: ${yamlString(date ?? '')}`, `    urls: [${JSON.stringify(url)}]`);
    });
    out.push('');
  } else out.push('# sources: # TODO: who says so; a leg that a source reports is `certainty: reported` and names it', '');
  if (places.length === 0) out.push('places: {}', '');
  else {
    out.push('places:');
    places.forEach(({ at, kind, name: text, detail, asWritten, comments }, i) => {
      const more = `${detail ? `, detail: ${name(detail)}` : ''}${asWritten ? ', asWritten: true' : ''}`;
      out.push(`  ${ids.places[i]}: { at: ${point(at)}, kind: ${kind}, name: ${name(text)}${more} }${comment(comments)}`);
    });
    out.push('');
  }
  if (areas.length > 0) {
    out.push('regions:');
    areas.forEach(({ name: text, comments }, i) => {
      out.push(`  ${ids.areas[i]}: { file: ${ids.areas[i]}.geojson, name: ${name(text)} }${comment(comments)}`);
    });
    out.push('');
  }
  if (lines.length > 0) {
    out.push('legs:');
    lines.forEach((line, i) => {
      out.push(`  ${ids.lines[i]}:${comment(line.comments)}`);
      out.push(line.mode ? `    mode: ${line.mode}` : '    # mode: sea, air, rail or road # TODO: once it is known');
      const todo = line.certainty === 'inferred' ? ' # TODO: reported, once a source says so' : '';
      out.push(`    certainty: ${line.certainty}${todo}`, `    name: ${name(line.name)}`);
      out.push(`    from: ${ids.places[line.from]}`, `    to: ${ids.places[line.to]}`);
      if (line.points) out.push(`    path: ${ids.lines[i]}.geojson`);
      out.push(`    sources: [${line.sources.map((source) => ids.sources[source]).join(', ')}]`);
    });
    out.push('');
  }
  if (journey.length > 0) out.push(`journey: [${journey.map((line) => ids.lines[line]).join(', ')}]`, '');
  else if (lines.length > 0)
    out.push(`# journey: [${ids.lines.join(', ')}] # TODO: if they are one way, in its order, each from where the one before ends`, '');
  out.push('steps:');
  steps.forEach((step, i) => {
    out.push(...stepYaml(step, i, { ids, lines }, relaxed.get(i)?.camera ?? 0));
  });
  return `${out.join('\n')}\n`;
}

interface Named {
  readonly ids: Ids;
  readonly lines: Material['lines'];
}

function stepYaml(step: StepMaterial, index: number, named: Named, relaxed: number): string[] {
  const { ids } = named;
  const out = step.comments.map((line) => `  ${yamlComment(line)}`);
  out.push(`  - id: ${ids.steps[index]}`, `    camera: ${cameraYaml(step.camera, named, relaxed)}`);
  const sides = ['right', 'left', 'above', 'below'];
  const labels = step.labels.map((place, order) => `${ids.places[place]}: ${sides[order % 4]}`);
  const marks = step.marks.filter((place) => !step.labels.includes(place)).map((place) => `${ids.places[place]}: mark`);
  const show = [...labels, ...marks];
  if (show.length > 0) out.push(...folded('show', show));
  const strengths = [...(step.strengths ?? [])].map(([line, strength]) => `${ids.lines[line]}: ${number(strength, 2)}`);
  if (strengths.length > 0) out.push(...folded('legs', strengths));
  const draw = [...step.draw].map(([line, share]) => `${ids.lines[line]}: ${number(share, 3)}`);
  if (draw.length > 0) out.push(...folded('draw', draw));
  if (step.areas.length > 0) out.push(`    regions: [${step.areas.map((area) => ids.areas[area]).join(', ')}]`);
  if (step.camera.kind === 'center' && step.camera.narrowZoom !== undefined) {
    const { narrowZoom, ...camera } = step.camera;
    out.push(`    narrow: { camera: ${cameraYaml({ ...camera, zoom: narrowZoom }, named, relaxed)} }`);
  }
  return out;
}

/** A mapping on one line where it has room, over several else. */
function folded(key: string, entries: readonly string[]): string[] {
  const line = `    ${key}: { ${entries.join(', ')} }`;
  return line.length <= 160 ? [line] : [`    ${key}:`, ...entries.map((entry) => `      ${entry}`)];
}

/** Ids that a `fit` may name: enough to say where everything is. */
const mostFitted = 40;

function cameraYaml(camera: CameraMaterial, { ids, lines }: Named, relaxed: number): string {
  const turn: string[] = [];
  if (relaxed === 0 && camera.bearing) turn.push(`bearing: ${number(camera.bearing, 2)}`);
  if (relaxed === 0 && camera.pitch) turn.push(`pitch: ${number(camera.pitch, 2)}`);
  const out = Math.max(0, relaxed - 1);
  if (camera.kind === 'center') {
    const zoom = Math.max(0, camera.zoom - out);
    return `{ ${[`center: [${number(camera.center[0])}, ${number(camera.center[1])}]`, `zoom: ${number(zoom, 2)}`, ...turn].join(', ')} }`;
  }
  // the ends of a line are on it, or near
  const ends = new Set((camera.lines ?? []).flatMap((line) => [lines[line]?.from, lines[line]?.to]));
  const all = [
    ...(camera.lines ?? []).map((line) => ids.lines[line]),
    ...(camera.areas ?? []).map((area) => ids.areas[area]),
    ...(camera.places ?? []).filter((place) => !ends.has(place)).map((place) => ids.places[place]),
  ];
  const every = Math.max(1, Math.ceil(all.length / mostFitted));
  const fit = all.filter((_, index) => index % every === 0);
  const zoom = camera.zoom === undefined ? [] : [`zoom: ${number(Math.max(0, camera.zoom - out), 2)}`];
  // one that has no room is the first thing that is given up
  const margin = camera.margin !== undefined && relaxed === 0 ? [`margin: ${camera.margin}`] : [];
  return `{ ${[`fit: [${fit.join(', ')}]`, ...margin, ...zoom, ...turn].join(', ')} }`;
}

function textMarkdown(material: Material, ids: Ids, today: string): string {
  const { title, titleGuessed, standfirst, credit, steps, from, places, lines, areas, lang } = material;
  const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, ' ');
  const line = oneLine(standfirst, 2000);
  const name = oneLine(title, 200) || oneLine(from, 100) || 'Story';
  const out = [
    '---',
    ...(titleGuessed ? ['# TODO: the headline; this is what the file is called, or what is in it'] : []),
    `title: ${quoted(name)}`,
  ];
  if (line === '') out.push('# TODO: the sentences below the title');
  out.push(`standfirst: ${quoted(line || 'To be written.')}`);
  out.push('# TODO: one sentence for search engines', `description: ${quoted(beginningOf(line || name, 200, lang))}`);
  const credits = credit.filter((text) => text.trim() !== '').map(soundParagraph);
  if (credits.length === 0) out.push('# TODO: who made the story, and whose the data are');
  out.push(`credit: ${quoted(credits.length > 0 ? credits.join(' · ') : escapeMarkdown(`Imported from ${oneLine(from, 100)}.`))}`);
  out.push(`updated: ${today}`, '---');
  steps.forEach((step, i) => {
    // The title step comes before the first chapter.
    const heading = i === 0 ? '' : escapeHeading(step.heading ?? '');
    if (heading !== '') out.push(`## ${heading}`, '');
    out.push(`::::step{#${ids.steps[i]}}`);
    let before: BlockMaterial | undefined;
    for (const block of i > 0 ? step.blocks : []) {
      out.push(blockMarkdown(block, before), '');
      before = block;
    }
    for (const text of step.textComments) out.push(markdownComment(text), '');
    // each line by itself, so that the block is as it must stand once the marks are taken away
    for (const { comment, markdown } of step.waiting ?? [])
      out.push(markdownComment(comment), '', ...markdown.split('\n').map((text) => (text === '' ? '' : markdownComment(text))), '');
    const shown = [
      ...[...step.draw.keys()].map((index) => lines[index]?.name),
      ...step.areas.map((index) => areas[index]?.name),
      ...step.labels.map((index) => places[index]?.name),
    ].flatMap((text) => (text ? [text] : []));
    const center = step.camera.kind === 'center' ? [coordinateName(step.camera.center)] : [];
    const listed = [...new Set(shown.length > 0 ? shown : center)].slice(0, 12);
    const words = soundParagraph(escapePlain(oneLine(`${(listed.length > 0 ? listed : [name]).join(', ')}.`, 2000)));
    out.push(':::map', markdownComment('TODO: say in a sentence or two what the map shows'), words, ':::', '::::', '');
  });
  return `${out.join('\n').trimEnd()}\n`;
}
