import { Malformed } from "./malformed.js";

const UNSIGNED = 0, NEGATIVE = 1, BYTES = 2, TEXT = 3, ARRAY = 4, MAP = 5, TAG = 6;
const MOST_ENTRIES = 1024;

/** The deterministic part of CBOR (RFC 8949) that proofs and lists use; every other form is refused. */
export class Reader {
  #bytes;
  #position = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  get isAtEnd() {
    return this.#position === this.#bytes.length;
  }

  integer() {
    const kind = this.#peek() >> 5;
    if (kind !== UNSIGNED && kind !== NEGATIVE) throw new Malformed("an integer was expected");
    const value = this.#head(kind);
    return kind === NEGATIVE ? -1 - value : value;
  }

  bytes() {
    return this.#take(this.#head(BYTES));
  }

  text() {
    const bytes = this.#take(this.#head(TEXT));
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Malformed("not UTF-8");
    }
  }

  array() {
    return this.#count(ARRAY);
  }

  tag() {
    return this.#count(TAG);
  }

  /** Reads a map with ascending integer keys: calls read(key) for each. */
  map(read) {
    let last = 0;
    for (let entries = this.#count(MAP); entries > 0; entries--) {
      const key = this.integer();
      if (key <= last) throw new Malformed("keys not in order");
      last = key;
      read(key);
    }
  }

  end() {
    if (!this.isAtEnd) throw new Malformed("something after the end");
  }

  #count(kind) {
    const count = this.#head(kind);
    if (count > MOST_ENTRIES) throw new Malformed("too many");
    return count;
  }

  #head(kind) {
    if (this.#peek() >> 5 !== kind) throw new Malformed("another kind was expected");
    const information = this.#bytes[this.#position++] & 0x1f;
    if (information < 24) return information;
    if (information > 27) throw new Malformed("an indefinite length");
    const length = 1 << (information - 24);
    const value = this.#take(length).reduce((whole, part) => whole * 256 + part, 0);
    const least = length === 1 ? 24 : 256 ** (length / 2);
    if (value < least || !Number.isSafeInteger(value)) throw new Malformed("not the shortest form");
    return value;
  }

  #peek() {
    if (this.isAtEnd) throw new Malformed("ends too early");
    return this.#bytes[this.#position];
  }

  #take(length) {
    if (length > this.#bytes.length - this.#position) throw new Malformed("ends too early");
    const taken = this.#bytes.subarray(this.#position, this.#position + length);
    this.#position += length;
    return taken;
  }
}

const head = (kind, value) => {
  if (value < 24) return [(kind << 5) | value];
  return value < 256 ? [(kind << 5) | 24, value] : value < 65536 ? [(kind << 5) | 25, value >> 8, value & 0xff]
    : [(kind << 5) | 26, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
};

/** The bytes that a COSE_Sign1 signature is over (RFC 9052, 4.4). */
export function toBeSigned(protectedHeader, payload) {
  const context = new TextEncoder().encode("Signature1");
  return Uint8Array.from([
    ...head(ARRAY, 4), ...head(TEXT, context.length), ...context,
    ...head(BYTES, protectedHeader.length), ...protectedHeader, ...head(BYTES, 0), ...head(BYTES, payload.length), ...payload,
  ]);
}
