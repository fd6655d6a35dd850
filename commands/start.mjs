// `npm start`: installs what is missing, builds, serves. This file only looks at Node's version, so that a Node too old to
// parse the rest says so instead of showing a syntax error.
import { nodeProblem } from './node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./start-site.mjs')
    .then((start) => start.startStory())
    .then((code) => {
      process.exitCode = code;
    });
}
