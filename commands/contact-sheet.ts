/** A picture of a step at one size. */
export interface Shot {
  readonly step: string;
  /** CSS px */
  readonly width: number;
  readonly height: number;
  /** the file's name beside the sheet */
  readonly file: string;
}

/** A sheet of pictures, as HTML, and how large it is when drawn, CSS px. */
export interface Sheet {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/** Of each picture on a sheet, CSS px²: a phone's is as large as a desk's, so that both can be read. */
const area = 120_000;
const caption = 30;
const gap = 12;
/** A sheet that is taller can't be read in one look. */
const mostRows = 3;

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Sheets of all pictures of a story: a row for each step, in the order of the shots, the sizes side by side.
 * @param title stands above each
 */
export function contactSheets(shots: readonly Shot[], title: string): Sheet[] {
  const steps = [...new Set(shots.map(({ step }) => step))];
  const scaled = ({ width, height }: Shot) => {
    const scale = Math.sqrt(area / (width * height));
    return { width: Math.round(width * scale), height: Math.round(height * scale) };
  };
  const rowOf = (step: string): Shot[] => shots.filter((shot) => shot.step === step);
  const sheets = Array.from({ length: Math.ceil(steps.length / mostRows) }, (_, i) => steps.slice(i * mostRows, (i + 1) * mostRows));
  return sheets.map((rows, i) => {
    const widths = rows.map((step) => rowOf(step).reduce((sum, shot) => sum + scaled(shot).width + gap, gap));
    const heights = rows.map((step) => caption + Math.max(...rowOf(step).map((shot) => scaled(shot).height)) + gap);
    const body = rows.map((step) => {
      const pictures = rowOf(step).map((shot) => {
        const { width, height } = scaled(shot);
        return `<img src="${escapeHtml(shot.file)}" alt="${shot.width} × ${shot.height}" width="${width}" height="${height}">`;
      });
      return `<p>${escapeHtml(step)}</p><div>${pictures.join('')}</div>`;
    });
    const style = [
      `body{margin:0;padding:0 ${gap}px;background:#ddd;font:14px/${caption}px sans-serif}p{margin:0;height:${caption}px;font-weight:bold}`,
      `div{display:flex;align-items:start;gap:${gap}px;margin-bottom:${gap}px}img{display:block}`,
    ].join('');
    const page = sheets.length > 1 ? `, ${i + 1} of ${sheets.length}` : '';
    return {
      html: `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style><p>${escapeHtml(title)}${page}</p>${body.join('')}`,
      width: Math.max(...widths),
      height: heights.reduce((sum, height) => sum + height, caption),
    };
  });
}
