import type { Report } from '#file-format/problem.ts';
import type { LintCode } from './codes.ts';

/** In a comment: TODO at its beginning, as editors write it, or `TODO:` later on, as `npm run import` does behind what else it knows. */
const todo = /^(?:#|<!--)[ \t]*TODO\b|\bTODO:/g;

/** Where the comments of a YAML or Markdown text say TODO, as offsets. Words are no comments: in Spanish they may say "TODO". */
export function todosIn(text: string): number[] {
  return [...text.matchAll(/.+/g)].flatMap(({ 0: line, index }) => {
    const comment = line.search(/#|<!--/);
    return comment < 0 ? [] : [...line.slice(comment).matchAll(todo)].map((found) => index + comment + found.index);
  });
}

/** `todo-left` (warning): TODO in comments, once for each file, at the first of them. */
export function checkTodos(contents: Readonly<Record<string, string>>, report: Report<LintCode>): void {
  for (const [file, text] of Object.entries(contents)) {
    if (!/\.(?:yaml|md)$/.test(file)) continue;
    const [first, ...others] = todosIn(text);
    if (first === undefined) continue;
    const [what, done] =
      others.length === 0
        ? ['comment `TODO`', 'what it asks for to be done and none to be left']
        : [`${others.length + 1} comments \`TODO\`, of which this is the first`, 'what they ask for to be done and none to be left'];
    report('todo-left', { file, offset: first }, what, done, 'warning');
  }
}
