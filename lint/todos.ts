import type { Report } from '#file-format/problem.ts';
import type { LintCode } from './codes.ts';

/** A comment of YAML or Markdown that begins with TODO, as `npm run import` writes for what an editor has to decide. */
const todo = /(?:#|<!--)[ \t]*TODO\b/g;

/** `todo-left` (warning): comments TODO, once for each file, at the first of them. Words are no comments: in Spanish they may say "TODO". */
export function checkTodos(contents: Readonly<Record<string, string>>, report: Report<LintCode>): void {
  for (const [file, text] of Object.entries(contents)) {
    if (!/\.(?:yaml|md)$/.test(file)) continue;
    const found = [...text.matchAll(todo)];
    const [first] = found;
    if (!first) continue;
    const [what, done] =
      found.length === 1
        ? ['comment `TODO`', 'what it asks for to be done and none to be left']
        : [`${found.length} comments \`TODO\`, of which this is the first`, 'what they ask for to be done and none to be left'];
    report('todo-left', { file, offset: first.index }, what, done, 'warning');
  }
}
