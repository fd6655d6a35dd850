/**
 * Fetches a file of the basemap.
 * @param basemap address prefix of the basemap's files, `/basemap/`
 * @throws Error for any status but 2xx, and whatever `fetch` throws
 */
export async function basemapFile(basemap: string, file: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(`${basemap}${file}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${file}, expected 200`);
  return new Uint8Array(await response.arrayBuffer());
}
