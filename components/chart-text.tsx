import { renderToStaticMarkup } from 'react-dom/server';
import type { Chart } from '#story/text.ts';
import { ChartSign, ChartSvg } from './chart-svg.tsx';

/** A chart as SVG text, for pages that are not made by React. @param lang BCP 47 tag of the text */
export const chartSvgText = (chart: Chart, lang: string): string => renderToStaticMarkup(<ChartSvg chart={chart} lang={lang} />);

/** What its columns of figures are drawn as, each as SVG text. */
export const chartSigns = ({ kind, series }: Chart): string[] =>
  series.map((_, column) => renderToStaticMarkup(<ChartSign kind={kind} column={column} />));
