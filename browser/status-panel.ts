import { kmPerPx } from '#geo/sphere.ts';
import { fill } from '#locales/messages.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { stepAt } from './current-step.ts';

/** What the status panel shows of a frame: a leg and its kilometres. */
export interface Reading {
  readonly leg: string;
  /** drawn so far, rounded to 10 km: the exact way is not known */
  readonly km: number;
  readonly ofKm: number;
}

/** The leg that the status panel shows, and how far it is drawn; null before the journey has begun. Pure. */
export function readingOf(frame: Frame, timeline: Timeline): Reading | null {
  const { story, paths } = timeline;
  const step = story.steps[stepAt(frame.position, story.steps.length)];
  const begun = story.journey.filter((id) => (frame.legs[id]?.drawn ?? 0) > 0);
  const leg = step?.status && (frame.legs[step.status]?.drawn ?? 0) > 0 ? step.status : begun.at(-1);
  const path = leg === undefined ? undefined : paths[leg];
  if (leg === undefined || !path) return null;
  const round = (km: number): number => Math.round(km / 10) * 10;
  return { leg, km: round(path.km * (frame.legs[leg]?.drawn ?? 0)), ofKm: round(path.km) };
}

/** Writes readings into the status panel's markup, touching only what changed. @returns what to call with each frame */
export function statusPanel(
  root: HTMLElement,
  texts: { number: (value: number) => string; ofAbout: string; lang: string },
): (frame: Frame, timeline: Timeline) => void {
  const box = root.querySelector<HTMLElement>('[data-status-panel]');
  if (!box) return () => {};
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
    if (area) drawSquares(area, 1 / kmPerPx(frame.camera));
    if (!reading) return;
    const leg = story.legs[reading.leg];
    if (km) km.textContent = texts.number(reading.km);
    const name = (id: string | undefined): string => story.places[id ?? '']?.name[texts.lang] ?? '';
    if (of) of.textContent = fill(texts.ofAbout, { km: texts.number(reading.ofKm), from: name(leg?.from), to: name(leg?.to) });
    for (const element of says) element.hidden = element.dataset.says !== reading.leg;
  };
}

/** Draws the areas as squares at the map's scale (CSS px per km), nested in the lower left corner. */
function drawSquares(area: HTMLElement, scale: number): void {
  const svg = area.querySelector<SVGSVGElement>('[data-squares]');
  const rects = [...area.querySelectorAll<SVGRectElement>('[data-km2]')];
  const sides = rects.map((rect) => Math.sqrt(Number(rect.dataset.km2)) * scale);
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
