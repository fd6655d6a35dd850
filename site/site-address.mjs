/**
 * The path the site is published under: `''` at the root of a host, `/stories` below it.
 * @param {string | undefined} value the variable BASE_PATH
 * @returns {string} empty, or with a slash in front and none at the end
 * @throws {TypeError} when it is not a path
 */
export function basePathFrom(value) {
  const path = (value ?? '').trim().replace(/\/+$/, '');
  if (path === '') return '';
  if (!/^(\/[A-Za-z0-9._~-]+)+$/.test(path) || /\/\.{1,2}(\/|$)/.test(path)) {
    throw new TypeError(`Unexpected BASE_PATH "${value}", expected a path such as /stories`);
  }
  return path;
}

/**
 * The origin of a CDN that serves what never changes.
 * @param {string | undefined} value the variable ASSET_ORIGIN
 * @returns {string} without a slash at the end; `''` when it is not set: all comes from the site's own origin
 * @throws {TypeError} when it is not an origin
 */
export function assetOriginFrom(value) {
  if (value === undefined || value.trim() === '') return '';
  return originFrom('ASSET_ORIGIN', value, 'https://cdn.example');
}

/**
 * The origin the site is published at, for absolute addresses (social cards, oEmbed).
 * @param {string | undefined} value the variable SITE_URL
 * @returns {string} without a slash at the end; `http://localhost:3000` when it is not set
 * @throws {TypeError} when it is not the address of a web site
 */
export function siteUrlFrom(value) {
  if (value === undefined || value.trim() === '') return 'http://localhost:3000';
  return originFrom('SITE_URL', value, 'https://maps.example');
}

/**
 * @param {string} variable
 * @param {string} value
 * @param {string} example
 */
function originFrom(variable, value, example) {
  const problem = `Unexpected ${variable} "${value}", expected an origin such as ${example} (the path goes into BASE_PATH)`;
  if (!URL.canParse(value)) throw new TypeError(problem);
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) throw new TypeError(problem);
  return url.origin;
}
