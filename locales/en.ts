import type { Words } from './words.ts';

export const en: Words = {
  skipToText: 'Skip to the story',
  mapStory: 'Map story',
  length: (steps, minutes) => `${steps} steps, about ${minutes} minutes`,
  begin: 'Begin',
  orScroll: 'or scroll',
  plainText: 'read as plain text',
  backToMap: 'Back to the story with its map',
  contents: 'Contents',
  motion: 'Motion',
  previous: 'Previous step',
  next: 'Next step',
  stepOf: (step, count) => `${step} of ${count}`,
  titleStep: 'Title',
  onTheMap: 'On the map:',
  kmSoFar: 'km so far',
  ofAbout: (km, from, to) => `of about ${km}, ${from} to ${to}`,
  certainty: { reported: 'Reported', inferred: 'Inferred by us', alternative: 'Alternative' },
  certaintyMeans: {
    reported: 'a named source says so',
    inferred: 'drawn by us between reported points',
    alternative: 'a way they may have gone, or are supposed to have been spared',
  },
  atScale: 'At the map’s scale, but not in its place: no front line could be checked, so none is drawn.',
  route: 'The route, step by step',
  lightBeneath: 'Light beneath the line',
  lightsNote: 'Lights: NASA Black Marble, 2012; towns, gas flares, fishing fleets',
  legend: 'How to read the map',
  legendLights:
    'The lights are points measured from NASA’s Black Marble composite of 2012, shared among the towns inside each pixel. Gas flares and fishing fleets shine in it too. North Korea is not painted darker: the data hold hardly any light there.',
  legendBorders:
    'Borders follow international recognition: Crimea and Sevastopol are Ukraine’s. Disputed lines are dashed. Only the borders of Russia, Ukraine, Belarus and North Korea are drawn, and the demarcation line in Korea.',
  legendPlaces: {
    story: 'a place of the story',
    approximate: 'near that place',
    training: 'training ground named by Ukraine’s military intelligence',
    region: 'region',
  },
  sources: 'Sources',
  sourcesNote: 'In the order in which the story cites them.',
  backToMention: (number) => `Back to mention ${number}`,
  credits: 'Credits',
  creditsText:
    'Land, borders and provinces: Natural Earth, public domain. Places: GeoNames, CC BY 4.0. Lights: NASA Earth Observatory, Black Marble 2012. Map drawn with MapLibre. Type: Source Serif 4 and IBM Plex Sans, SIL Open Font License.',
  updated: (date) => `Last changed ${date}`,
  mapIsPicture: 'The live map cannot run here; you see a drawn picture of it.',
};
