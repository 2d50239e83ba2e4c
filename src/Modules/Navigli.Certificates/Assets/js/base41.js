import { Malformed } from "./malformed.js";

// See ProofText in Navigli.Documents: two bytes in three characters that a QR code packs and the fragment of an address may hold.
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-*$/:";
const LONGEST = 4296;

/** Reads only what the issuer writes: one text for each sequence of bytes. */
export function decode(text) {
  if (text.length === 0 || text.length > LONGEST || text.length % 3 === 1) throw new Malformed("length");
  const bytes = [];
  for (let start = 0; start < text.length; start += 3) {
    const group = text.slice(start, start + 3);
    let value = 0;
    for (const character of [...group].reverse()) {
      const digit = ALPHABET.indexOf(character);
      if (digit < 0) throw new Malformed("character");
      value = value * ALPHABET.length + digit;
    }
    if (value > (group.length === 3 ? 0xffff : 0xff)) throw new Malformed("group");
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}
