/** What a browser says of its connection (Network Information API). Safari and Firefox say nothing. */
export interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Whether the reader asks to be spared data, or has a 2G connection: then drawn pictures take the live map's place until it is asked for. */
export function savesData(connection: Connection | undefined): boolean {
  return connection?.saveData === true || /(^|-)2g$/.test(connection?.effectiveType ?? '');
}

/** The browser's connection; undefined where it has no such property. */
export function currentConnection(): Connection | undefined {
  return (navigator as Navigator & { readonly connection?: Connection }).connection;
}
