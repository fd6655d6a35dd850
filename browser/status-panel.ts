import type { Camera } from '#geo/camera.ts';
import { fill } from '#locales/messages.ts';
import { kilometresOf } from '#story/leg-kilometres.ts';
import { squareSide } from '#timeline/area-squares.ts';
import type { Frame } from '#timeline/frame.ts';
import { lastBegun } from '#timeline/route.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { stepAt } from './current-step.ts';

/** What the status panel shows of a frame: a leg and its kilometres. */
export interface Reading {
  readonly leg: string;
  /** drawn so far and in all, rounded to 10 km: the exact way is not known; null where no kilometres are said of the leg */
  readonly km: number | null;
  readonly ofKm: number | null;
}

/** The leg that the status panel shows, and how far it is drawn; null before the journey has begun. Pure. */
export function readingOf(frame: Frame, timeline: Timeline): Reading | null {
  const { story, paths } = timeline;
  const step = story.steps[stepAt(frame.position, story.steps.length)];
  const leg = step?.status && (frame.legs[step.status]?.drawn ?? 0) > 0 ? step.status : lastBegun(frame, story);
  const [told, path] = leg === undefined ? [] : [story.legs[leg], paths[leg]];
  if (leg === undefined || !told || !path) return null;
  const km = kilometresOf(told, path.km);
  if (km === null) return { leg, km, ofKm: km };
  const round = (exact: number): number => Math.round(exact / 10) * 10;
  return { leg, km: round(km * (frame.legs[leg]?.drawn ?? 0)), ofKm: round(km) };
}

/** Writes readings into the status panel's markup, touching only what changed. @returns what to call with each frame */
export function statusPanel(
  root: HTMLElement,
  texts: { number: (value: number) => string; ofAbout: string; lang: string },
): (frame: Frame, timeline: Timeline) => void {
  const box = root.querySelector<HTMLElement>('[data-status-panel]');
  if (!box) return () => {};
  const howFar = box.querySelector<HTMLElement>('[data-how-far]');
  const km = box.querySelector('[data-km]');
  const of = box.querySelector('[data-of]');
  const says = [...box.querySelectorAll<HTMLElement>('[data-says]')];
  const areas = [...box.querySelectorAll<HTMLElement>('[data-areas]')];
  let shown = '';
  return (frame, timeline) => {
    const { story } = timeline;
    const reading = readingOf(frame, timeline);
    const step = story.steps[stepAt(frame.position, story.steps.length)];
    const area = step?.areas ? areas.find((element) => element.dataset.areas === step.id) : undefined;
    const key = area ? `${step?.id} ${frame.camera.zoom}` : `${reading?.leg} ${reading?.km}`;
    if (key === shown) return;
    shown = key;
    box.hidden = !reading && !area;
    box.classList.toggle('shows-areas', area !== undefined);
    for (const element of areas) element.hidden = element !== area;
    if (area) drawSquares(area, frame.camera);
    if (!reading) return;
    const leg = story.legs[reading.leg];
    if (howFar) howFar.hidden = reading.km === null;
    if (km) km.textContent = reading.km === null ? '' : texts.number(reading.km);
    const name = (id: string | undefined): string => story.places[id ?? '']?.name[texts.lang] ?? '';
    // of a branch nobody is told where it begins
    const named = leg?.from !== undefined && reading.ofKm !== null;
    if (of) of.textContent = named ? fill(texts.ofAbout, { km: texts.number(reading.ofKm), from: name(leg.from), to: name(leg.to) }) : '';
    for (const element of says) element.hidden = element.dataset.says !== reading.leg;
  };
}

/** Draws the areas as squares at the map's scale, nested in the lower left corner. */
function drawSquares(area: HTMLElement, camera: Camera): void {
  const svg = area.querySelector<SVGSVGElement>('[data-squares]');
  const rects = [...area.querySelectorAll<SVGRectElement>('[data-km2]')];
  const sides = rects.map((rect) => squareSide(Number(rect.dataset.km2), camera));
  const most = Math.max(...sides) + 2;
  svg?.setAttribute('viewBox', `-1 -1 ${most} ${most}`);
  svg?.setAttribute('width', String(most));
  svg?.setAttribute('height', String(most));
  rects.forEach((rect, index) => {
    const side = sides[index] ?? 0;
    rect.setAttribute('width', String(side));
    rect.setAttribute('height', String(side));
    rect.setAttribute('y', String(most - 2 - side));
  });
}
