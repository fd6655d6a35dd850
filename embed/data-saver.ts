/** What a browser says of its connection (Network Information API). Safari and Firefox say nothing. */
export interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/**
 * Whether the reader saves data or has a 2G connection: then drawn pictures take the live map's place until it is requested.
 * @param connection default: the browser's
 */
export function savesData(
  connection: Connection | undefined = (navigator as Navigator & { readonly connection?: Connection }).connection,
): boolean {
  return connection?.saveData === true || /(^|-)2g$/.test(connection?.effectiveType ?? '');
}
