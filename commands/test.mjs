// `npm test`: installs what is missing, then runs every stage. Only looks at Node's version, as start.mjs does.
import { nodeProblem } from './node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} else {
  import('./test-all.mjs')
    .then((test) => test.testStory())
    .then((code) => {
      process.exitCode = code;
    });
}
