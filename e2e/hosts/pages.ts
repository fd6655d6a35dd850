/** What a newsroom would write around a story; nothing in it is about one. */
export function paragraphs(count: number, from = 1): string {
  const text =
    'This paragraph belongs to the newspaper and not to the story that it embeds. It is here to be scrolled past, as an article is.';
  return Array.from({ length: count }, (_, index) => `<p>${from + index}. ${text}</p>`).join('\n');
}

export interface Article {
  /** the story's page, absolute */
  readonly story: string;
  /** of the site that serves stories, without a slash at the end */
  readonly site: string;
  /** attributes of the element */
  readonly attributes?: string;
  readonly css?: string;
  /** markup around the story: `%` is where it stands */
  readonly around?: string;
  readonly before?: string;
  readonly after?: string;
  /** what stands in the element until the story does; default a headline and a link */
  readonly content?: string;
  readonly script?: boolean;
}

/** A host's page as the docs have it: an article with a story in it. */
export function article({ story, site, attributes = '', css = '', around = '%', before, after, content, script = true }: Article): string {
  const inside = content ?? `<p><a href="${story}">A story</a></p>`;
  const element = `<map-story src="${story}" ${attributes} style="display:block;min-height:100vh">${inside}</map-story>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A newspaper</title>
<link rel="icon" href="data:,">
<style>body { margin: 0; font: 16px/1.6 serif } p { margin: 1em 16px }</style>
<style>${css}</style>
<h1>An article</h1>
${before ?? paragraphs(12)}
${around.replace('%', element)}
${after ?? paragraphs(12, 100)}
${script ? `<script async src="${site}/embed.js"></script>` : ''}
</html>`;
}
