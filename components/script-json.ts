/** JSON that can stand in a `<script>`: no `<` that might end it or begin a comment, and none of the line ends that older scripts do not know. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
