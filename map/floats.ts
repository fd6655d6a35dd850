/** Floats for the graphics card in one array, which is kept and grows, so that a frame allocates none. */
export interface Floats {
  /** how many there are */
  length: number;
  /** Begins anew; what was written stays where it is until it is written over. */
  clear(): void;
  /** The array to write to, from `length` on, with room for `more`. Another one than before, where it had to grow. */
  room(more: number): Float32Array;
  /** What has been written, as a view of the array. */
  written(): Float32Array;
}

/** @param room for how many to begin with */
export function makeFloats(room = 1024): Floats {
  let array = new Float32Array(room);
  return {
    length: 0,
    clear() {
      this.length = 0;
    },
    room(more) {
      const needed = this.length + more;
      if (needed > array.length) {
        const grown = new Float32Array(Math.max(needed, 2 * array.length));
        grown.set(array.subarray(0, this.length));
        array = grown;
      }
      return array;
    },
    written() {
      return array.subarray(0, this.length);
    },
  };
}
