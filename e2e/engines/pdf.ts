import { inflateSync } from 'node:zlib';

/** The pages of a PDF, each as the source of its object. Good enough for what browsers write. */
export function pagesOfPdf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  // Newer PDFs keep their objects in compressed streams.
  const packed = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    const from = index + mark.length;
    try {
      return inflateSync(pdf.subarray(from, text.indexOf('endstream', from))).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...packed].flatMap((part) => part.match(/<<[^<>]*(?:<<[^<>]*>>[^<>]*)*\/Type\s*\/Page\b[\s\S]*?>>/g) ?? []);
}
