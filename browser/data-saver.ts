interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Whether the reader saves data, or the network is 2G: then the pictures stand until the live map is asked for. */
export function savesData(connection: Connection | undefined): boolean {
  return connection?.saveData === true || /(^|-)2g$/.test(connection?.effectiveType ?? '');
}

/** What the browser says of its connection. Safari and Firefox say nothing. */
export function connectionNow(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection;
}
