/** What stands behind the `#` of an address, decoded; as it is where it is not UTF-8. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
