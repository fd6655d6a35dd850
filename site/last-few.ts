/**
 * Remembers what was made for the last few keys, the least recently used of which goes first.
 * @param most keys
 * @returns what was made for a key, or `make()`; a promise that is rejected is forgotten
 */
export function lastFew<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const value = known.has(key) ? (known.get(key) as T) : make();
    known.delete(key);
    known.set(key, value);
    if (value instanceof Promise) value.catch(() => known.get(key) === value && known.delete(key));
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return value;
  };
}

/**
 * The same while a site is built, whose files do not change meanwhile; elsewhere, in `npm run dev` and in tests, all is made anew each time. This is
 * the one kind of state that modules keep: Next gives pages nothing else to share what they have in common.
 */
export function lastFewOfBuild<T>(most: number): (key: string, make: () => T) => T {
  const remembered = lastFew<T>(most);
  return (key, make) => (process.env.NODE_ENV === 'production' ? remembered(key, make) : make());
}
