import { type Chapters, readChapters } from './chapters.ts';
import { at, brief, type Data, isMapping, listAt, noteOthers, numberAt, textAt } from './data.ts';
import { oneLine } from './escape.ts';
import type { Feature, Gathered } from './features.ts';
import { gather } from './gather.ts';
import { readGeoJson } from './geojson.ts';
import type { Notes } from './notes.ts';

/** What a GeoLibre project or story has. */
export interface GeoLibreStory {
  readonly title: string;
  readonly gathered: Gathered;
  /** null where the project has no story */
  readonly chapters: Chapters | null;
  readonly credit: readonly string[];
}

/** Reads a GeoLibre project, with its layers of data that are in the file, or the story alone. @param name what nameless things are called by */
export function readGeoLibre(data: Data, name: string, notes: Notes): GeoLibreStory {
  const project = data.value;
  const alone = Array.isArray(at(project, 'chapters'));
  const story = alone ? project : at(project, 'storymap');
  const credit: string[] = [];
  const features = alone ? [] : listAt(project, 'layers').flatMap((layer, index) => layerFeatures(data, layer, index, credit, notes));
  if (!alone)
    noteOthers(project, ['layers', 'storymap', 'mapView', 'name', 'version'], {
      data,
      path: [],
      of: 'the project',
      notes,
      code: 'setting',
    });
  const title = textAt(project, 'name') || name;
  const gathered = gather(features, oneLine(title, 80), notes);
  const chapters =
    isMapping(story) && listAt(story, 'chapters').length > 0 ? readChapters(data, story, alone ? [] : ['storymap'], gathered, notes) : null;
  return { title, gathered, chapters, credit };
}

function layerFeatures(data: Data, layer: unknown, index: number, credit: string[], notes: Notes): Feature[] {
  const path = ['layers', index];
  const called = oneLine(textAt(layer, 'name') || textAt(layer, 'id') || String(index + 1), 60);
  const inline = at(layer, 'geojson') ?? at(at(layer, 'source'), 'data');
  const key = at(layer, 'geojson') ? ['geojson'] : ['source', 'data'];
  if (!isMapping(inline)) {
    notes.add(
      'layer',
      data.where(path),
      `Not carried over: layer “${called}” of type ${brief(at(layer, 'type'))}, whose data is not in the file`,
    );
    return [];
  }
  if (at(layer, 'visible') === false)
    notes.add(
      'hidden',
      data.where([...path, 'visible']),
      `Look at: layer “${called}” is hidden in the original; its features are in the story`,
    );
  const metadata = at(layer, 'metadata');
  const comments = ['note', 'provenance', 'source', 'attribution'].flatMap((name) =>
    textAt(metadata, name) ? [`${name} in the file: ${textAt(metadata, name)}`] : [],
  );
  const publisher = textAt(metadata, 'publisher') || textAt(metadata, 'attribution');
  if (publisher) {
    credit.push(oneLine(publisher, 300));
    notes.add(
      'attribution',
      data.where([...path, 'metadata']),
      `In the credit, and has to stay: ${brief(publisher)}, of layer “${called}”`,
    );
  }
  noteOthers(layer, ['id', 'name', 'type', 'source', 'visible', 'geojson', 'metadata', 'opacity'], {
    data,
    path,
    of: 'a layer',
    notes,
    code: 'style' as 'setting',
  });
  noteOthers(metadata, ['note', 'provenance', 'source', 'attribution', 'publisher', 'officialLengthKm', 'sourceKind'], {
    data,
    path: [...path, 'metadata'],
    of: 'a layer’s metadata',
    notes,
    code: 'property',
  });
  const km = numberAt(metadata, 'officialLengthKm');
  const { features } = readGeoJson(data, inline, [...path, ...key], notes, textAt(layer, 'id') || undefined);
  return features.map((feature) => ({
    ...feature,
    km: feature.km ?? (feature.shape === 'line' ? km : undefined),
    comments: [...(feature.comments ?? []), ...(feature.shape === 'line' ? comments : [])],
  }));
}
