/**
 * A list each of whose entries is made when it is first read, and kept: nobody can tell, but that a long list is there at once.
 * @param make a pure function
 */
export function asNeeded<T>(length: number, make: (index: number) => T): readonly T[] {
  const list: T[] = new Array(length);
  for (let index = 0; index < length; index++) {
    Object.defineProperty(list, index, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make(index);
        Object.defineProperty(list, index, { value, enumerable: true });
        return value;
      },
    });
  }
  return list;
}
