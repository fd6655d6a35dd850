/** What the two peers are made of: the same text, the same views, the same style. Cameras are by layout, as the page's own script chooses. */
export interface PeerStory {
  readonly lang: string;
  readonly title: string;
  /** HTML of each step */
  readonly steps: readonly string[];
  readonly cameras: { readonly wide: readonly PeerCamera[]; readonly narrow: readonly PeerCamera[] };
  readonly style: object;
}

export interface PeerCamera {
  readonly center: readonly [lng: number, lat: number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** From this many CSS px on, a window has the wide views. */
export const wideFrom = 700;

/** The style sheet of the common recipe: a map that fills the window, cards of text that pass over it. */
const peerCss = `
body { margin: 0; background: #05070b; color: #ece8df; font: 17px/1.5 Georgia, serif; }
#map { position: fixed; inset: 0; }
#story { position: relative; z-index: 1; padding: 40vh 0; }
.step { max-width: 26rem; margin: 0 auto 60vh; padding: 1.25rem; background: rgb(5 7 11 / 85%); }
@media (min-width: ${wideFrom}px) { .step { margin-left: 5vw; } }
.note, .caption { font: 14px/1.45 Arial, sans-serif; }
a { color: inherit; }
`;

/** The beginning of a peer's page, up to its body. @param sheet name of its style sheet, beside the page */
export const peerHead = ({ lang, title }: Pick<PeerStory, 'lang' | 'title'>, sheet: string): string => `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${sheet}">
<style>${peerCss}</style>
</head>`;

/** Said of both peers: what the bench asks in their page. Their own script sets `window.peerMap` and, at MapLibre's \`load\`, \`window.peerReady\`. */
export const peerAdapter = `window.benchAdapter = {
  map: () => window.peerMap ?? null,
  ready: () => window.peerReady === true,
  texts: () => [...document.querySelectorAll('.step')].map((step) => [...step.querySelectorAll('.text, .note')]),
  line: () => innerHeight / 2,
};`;
