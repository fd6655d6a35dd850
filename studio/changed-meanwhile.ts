/** What is said of words that have changed since their author began to write others. @param now what the file has, undefined: nothing */
export function changedMeanwhile(now: unknown): string {
  const words = typeof now === 'string' ? now : JSON.stringify(now);
  const said = words === undefined || words === '' ? 'nothing' : JSON.stringify(words.length > 120 ? `${words.slice(0, 120)}…` : words);
  return `Unexpected ${said}, which somebody has written here meanwhile, expected the words that yours were made of. Yours stay in the field: Ctrl+Enter writes them all the same, Escape takes the file’s`;
}
