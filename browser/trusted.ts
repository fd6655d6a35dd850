/** What the DOM library's types lack: https://www.w3.org/TR/trusted-types/. */
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): { readonly [rule in keyof Rules]: (text: string) => unknown };
}

interface Rules {
  readonly createHTML: (text: string) => string;
  readonly createScriptURL: (address: string) => string;
}

const taken: Rules = { createHTML: (text) => text, createScriptURL: (address) => address };

/**
 * The one policy by which text of ours becomes markup, and an address a script, where browsers enforce that (`require-trusted-types-for` in
 * site/hosting.ts): any
 * other assignment to `innerHTML` throws there. A page may make it once.
 */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('map-story', taken);

/** Marks text that our own code has written as markup, all values in it escaped (`escapeXml`, `escapeHtml`). */
export function ownMarkup(text: string): string {
  // The DOM takes either; its types know only strings.
  return policy ? (policy.createHTML(text) as string) : text;
}

/** Marks the address of a script of ours, which the build has written into the page. */
export function ownScript(address: string): string {
  return policy ? (policy.createScriptURL(address) as string) : address;
}
