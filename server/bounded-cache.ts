/**
 * Remembers bytes by key up to a size, the least recently used of which go first. What is asked for while it is made is made once; what fails is
 * not remembered.
 * @param most bytes
 */
export function boundedCache<Key>(most: number): (key: Key, make: () => Promise<Buffer>) => Promise<Buffer> {
  const known = new Map<Key, { readonly bytes: Promise<Buffer>; size: number }>();
  let size = 0;
  const forget = (key: Key): void => {
    size -= known.get(key)?.size ?? 0;
    known.delete(key);
  };
  return (key, make) => {
    const entry = known.get(key) ?? { bytes: make(), size: 0 };
    const isNew = !known.has(key);
    known.delete(key);
    known.set(key, entry);
    if (isNew) {
      entry.bytes.then(
        ({ length }) => {
          if (known.get(key) !== entry) return;
          entry.size = length;
          size += length;
          for (const oldest of known.keys()) {
            if (size <= most) break;
            forget(oldest);
          }
        },
        () => known.get(key) === entry && forget(key),
      );
    }
    return entry.bytes;
  };
}
