/**
 * Small integers in few bytes: LEB128 varints, with zigzag encoding for signed ones (0, −1, 1, −2 … → 0, 1, 2, 3 …).
 * The basemap's own files consist of nothing else, and vector tiles, being Protocol Buffers, of little else.
 */
export class ByteWriter {
  readonly #bytes: number[] = [];

  /** @throws RangeError unless `value` is a whole number from 0 to 2^31 − 1 */
  unsigned(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff)
      throw new RangeError(`Unexpected ${value}, expected a whole number from 0 to 2^31 − 1`);
    let rest = value;
    while (rest > 127) {
      this.#bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.#bytes.push(rest);
  }

  /** @throws RangeError unless `value` is a whole number from −2^30 to 2^30 − 1 */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** ASCII text, preceded by its length. */
  text(value: string): void {
    this.unsigned(value.length);
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code > 127) throw new RangeError(`Unexpected character in "${value}", expected ASCII`);
      this.#bytes.push(code);
    }
  }

  raw(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  /** A field of a Protocol Buffers message that holds bytes, text or a message. */
  bytes(field: number, value: Uint8Array): void {
    this.unsigned((field << 3) | 2);
    this.unsigned(value.length);
    this.raw(value);
  }

  /** A field of a Protocol Buffers message that holds a whole number. */
  varintField(field: number, value: number): void {
    this.unsigned(field << 3);
    this.unsigned(value);
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what ByteWriter wrote. Every method throws a RangeError where the bytes end too soon or are not a number. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('Unexpected end of the file, expected a number');
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new RangeError(`Unexpected bytes at ${this.#at}, expected a number of at most five bytes`);
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  text(): string {
    const length = this.unsigned();
    if (length > this.left) throw new RangeError(`Unexpected end of the file, expected ${length} characters`);
    const from = this.#at;
    this.#at += length;
    return String.fromCharCode(...this.#bytes.subarray(from, this.#at));
  }

  /** A count of items of at least one byte each: a count above the bytes left is garbage, and must not lead to an allocation. */
  count(): number {
    const value = this.unsigned();
    if (value > this.left) throw new RangeError(`Unexpected count ${value} with ${this.left} bytes left`);
    return value;
  }
}
