import type { Paragraph } from '#story/text.ts';
import type { Report, Spot } from './problem.ts';

/** Most seconds between what is said and what is said next in one paragraph. */
const pause = 2;
/** Characters after which a paragraph ends with its sentence. */
const longParagraph = 400;

const timing = /^(\S+)[ \t]+-->[ \t]+(\S+)([ \t]+.*)?$/;
const time = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
/** What may stand in a cue: who speaks, and emphasis. */
const tag = /<\/?(?:v|b|i|u|lang|c)(?:[.\w-]*)(?:[ \t]+[^<>]*)?>/g;

/**
 * Reads captions (WebVTT, https://www.w3.org/TR/webvtt1/) as words, and reports what is wrong in them. Styles and regions are refused: how captions look
 * is the reader's.
 * @returns what is said, in paragraphs; who speaks stands before what they say
 */
export function readCaptions(file: string, text: string, report: Report): Paragraph[] {
  const spot = (offset: number): Spot => ({ file, offset });
  const wrong = (offset: number, unexpected: string, expected: string): void => report('bad-captions', spot(offset), unexpected, expected);
  if (!/^WEBVTT(?:[ \t\r\n]|$)/.test(text)) {
    wrong(0, 'beginning', '`WEBVTT` and an empty line');
    return [];
  }
  const paragraphs: string[] = [];
  let last = { end: 0, speaker: '' };
  let cues = 0;
  for (const lines of blocksOf(text)) {
    const [first = { text: '', from: 0 }] = lines;
    if (/^(?:WEBVTT|NOTE)(?:\s|$)/.test(first.text)) continue;
    if (/^(?:STYLE|REGION)(?:\s|$)/.test(first.text)) {
      wrong(first.from, `\`${first.text}\``, 'captions alone');
      continue;
    }
    const at = lines.findIndex((line) => line.text.includes('-->'));
    const offset = lines[Math.max(at, 0)]?.from ?? first.from;
    const [, start, end] = (at === 0 || at === 1 ? timing.exec(lines[at]?.text.trim() ?? '') : null) ?? [];
    const [begins, ends] = [secondsOf(start), secondsOf(end)];
    if (begins === null || ends === null) {
      wrong(offset, 'words without a time', '`00:01.000 --> 00:04.000` above them');
      continue;
    }
    if (ends <= begins || begins < last.end - 60)
      wrong(offset, `\`${start} --> ${end}\``, 'a time that ends after it begins, in the order of the recording');
    cues++;
    const words = lines
      .slice(at + 1)
      .map((line) => line.text)
      .join(' ');
    const speaker = /<v(?:\.[\w.-]+)?[ \t]+([^<>]+)>/.exec(words)?.[1]?.trim() ?? '';
    const said = plain(words.replace(tag, ''));
    if (said === '') wrong(offset, 'time without words', 'what is said below it');
    if (/[<>]/.test(words.replace(tag, ''))) wrong(offset, 'markup', '`<v Name>`, `<i>`, `<b>`, or `&lt;`');
    const open = paragraphs.at(-1);
    const goesOn =
      open !== undefined &&
      speaker === last.speaker &&
      begins - last.end <= pause &&
      (open.length < longParagraph || !/[.!?…。！？؟]["’”»)]*$/.test(open));
    if (goesOn) paragraphs[paragraphs.length - 1] = `${open} ${said}`;
    else paragraphs.push(speaker === '' || speaker === last.speaker ? said : `${speaker}: ${said}`);
    last = { end: ends, speaker };
  }
  if (cues === 0) wrong(0, 'captions without words', 'what is said, with its times');
  return paragraphs.map((value) => [{ type: 'text', value }]);
}

interface Line {
  readonly text: string;
  /** offset of its beginning */
  readonly from: number;
}

/** Lines, a list for each run of them without an empty one. */
function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [[]];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push({ text: line.trimEnd(), from: index });
  }
  return blocks.filter((lines) => lines.length > 0);
}

/** s of a time; null where it is none. */
function secondsOf(text: string | undefined): number | null {
  const [, hours = '0', minutes = '0', seconds = '0', thousandths = '0'] = time.exec(text ?? '') ?? [];
  return time.test(text ?? '') ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000 : null;
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' };
const plain = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (whole, name: string) => signs[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
