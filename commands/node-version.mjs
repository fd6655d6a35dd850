// Runs on Nodes that are too old for the rest: nothing newer than ES2015, and no imports.

/** The oldest Node that Next.js 16 runs on; the same as `engines` in package.json (a test compares them). */
export const oldestNode = '20.9.0';

/**
 * What is wrong with the Node that runs us, in words for whoever typed the command; null when nothing is.
 * @param {string} version as in `process.versions.node`, for example `18.19.1`
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const have = version.split('.').map(Number);
  const need = oldestNode.split('.').map(Number);
  for (let i = 0; i < need.length; i++) {
    const difference = (have[i] || 0) - (need[i] || 0);
    if (difference > 0) return null;
    if (difference < 0) {
      return `Node ${version} is too old: map-story needs Node ${oldestNode} or later.\nGet it from https://nodejs.org, or with a version manager, for example "nvm install 20".`;
    }
  }
  return null;
}
