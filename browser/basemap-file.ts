/**
 * Bytes of a file of the ground.
 * @param ground address prefix of the ground's files, `/ground/`
 * @throws Error where the server has none, and what `fetch` throws
 */
export async function groundFile(ground: string, file: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(`${ground}${file}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${file}, expected 200`);
  return new Uint8Array(await response.arrayBuffer());
}
