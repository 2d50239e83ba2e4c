import { hex, isSignedWith, open } from "./cose.js";
import { instant, list, record, text } from "./facts.js";
import { Malformed } from "./malformed.js";
import { Reader } from "./cbor.js";

export const CONTENT_TYPE = "application/vnd.navigli.revocations+cbor";
const MARK_LENGTH = 16;
const FIELDS = { 1: ["issuer", text], 2: ["issuedAt", instant], 3: ["nextUpdate", instant], 4: ["voided", marks], 5: ["revokedKeys", list(reader => hex(reader.bytes()))] };

/** The city's list of revocations, believed only when one of its keys signed it; see docs/protocols.md. */
export async function readRevocations(bytes, keys) {
  const message = open(bytes, CONTENT_TYPE);
  const key = keys.get(message.keyId);
  if (!key || !await isSignedWith(key, message)) throw new Malformed("the list is not signed by the city");
  const reader = new Reader(message.payload);
  const read = record(reader, FIELDS, ["issuer", "issuedAt", "nextUpdate", "voided", "revokedKeys"]);
  reader.end();
  if (read.revokedKeys.includes(message.keyId)) throw new Malformed("the list is signed with a key that it revokes");
  return { ...read, revokedKeys: new Set(read.revokedKeys) };
}

/** How the list names a certificate: protocol and code together, so that trying codes is as hard for each one as for all. */
export async function markOf(facts) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${facts.protocol}\n${facts.code}`));
  return hex(new Uint8Array(digest, 0, MARK_LENGTH));
}

function marks(reader) {
  const bytes = reader.bytes();
  if (bytes.length % MARK_LENGTH !== 0) throw new Malformed("marks");
  const all = new Set();
  for (let start = 0; start < bytes.length; start += MARK_LENGTH) all.add(hex(bytes.subarray(start, start + MARK_LENGTH)));
  return all;
}
