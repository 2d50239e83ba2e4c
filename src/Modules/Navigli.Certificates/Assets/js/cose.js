import { Reader, toBeSigned } from "./cbor.js";
import { Malformed } from "./malformed.js";

const COSE_SIGN1 = 18, ALGORITHM = 1, CONTENT_TYPE = 3, KEY_ID = 4, ES256 = -7, SIGNATURE_LENGTH = 64;
const ECDSA = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Takes a COSE_Sign1 message (RFC 9052) apart: ES256 with a key identifier and this content type, and nothing else. */
export function open(message, contentType) {
  const reader = new Reader(message);
  if (reader.tag() !== COSE_SIGN1 || reader.array() !== 4) throw new Malformed("not COSE_Sign1");
  const header = reader.bytes();
  reader.map(() => { throw new Malformed("an unprotected header"); });
  const payload = reader.bytes();
  const signature = reader.bytes();
  reader.end();
  if (signature.length !== SIGNATURE_LENGTH) throw new Malformed("signature");
  return { keyId: readHeader(header, contentType), payload, signature, signed: toBeSigned(header, payload) };
}

/** Whether the message was signed with this key. */
export const isSignedWith = (key, message) => crypto.subtle.verify(ECDSA, key, message.signature, message.signed);

/** The public keys of a JWK set by their identifiers. */
export async function importKeys(set) {
  const wanted = set.keys.filter(key => key.kty === "EC" && key.crv === "P-256" && typeof key.kid === "string");
  const imported = wanted.map(async ({ kid, kty, crv, x, y }) => [kid, await crypto.subtle.importKey("jwk", { kty, crv, x, y }, ECDSA, false, ["verify"])]);
  return new Map(await Promise.all(imported));
}

export const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("").toUpperCase();

function readHeader(header, contentType) {
  const reader = new Reader(header);
  const read = {};
  reader.map(label => {
    if (label === ALGORITHM) read.algorithm = reader.integer();
    else if (label === CONTENT_TYPE) read.contentType = reader.text();
    else if (label === KEY_ID) read.keyId = hex(reader.bytes());
    else throw new Malformed("an unknown header");
  });
  reader.end();
  if (read.algorithm !== ES256 || read.contentType !== contentType || read.keyId === undefined) throw new Malformed("header");
  return read.keyId;
}
