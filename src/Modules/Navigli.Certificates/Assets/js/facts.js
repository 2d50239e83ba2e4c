import { Reader } from "./cbor.js";
import { Malformed } from "./malformed.js";

const SECONDS = 253402300799, FIRST_DAY = -719162, LAST_DAY = 2932896;

// The integer keys are those of FactsCodec in Navigli.Documents, described in docs/protocols.md.
const FACTS = {
  1: ["issuer", text], 2: ["documentType", text], 3: ["protocol", text], 4: ["code", text], 5: ["subject", person], 6: ["members", people],
  7: ["address", text], 8: ["issuedAt", instant], 9: ["validUntil", day], 10: ["statements", list(text)],
};
const PERSON = { 1: ["name", text], 2: ["birthDate", day], 3: ["birthPlace", text], 4: ["codiceFiscale", text], 5: ["relationship", text] };

/** The certified facts; days are dates at midnight UTC. */
export function decodeFacts(bytes) {
  const reader = new Reader(bytes);
  const facts = record(reader, FACTS, ["issuer", "documentType", "protocol", "code", "subject", "issuedAt"]);
  reader.end();
  return { members: [], statements: [], ...facts };
}

export function record(reader, fields, required) {
  const read = {};
  reader.map(key => {
    const field = fields[key];
    if (!field) throw new Malformed(`no field ${key}`);
    read[field[0]] = field[1](reader);
  });
  if (required.some(name => !(name in read))) throw new Malformed("a required field is missing");
  return read;
}

export function text(reader) {
  return reader.text();
}

export function instant(reader) {
  const seconds = reader.integer();
  if (seconds < 0 || seconds > SECONDS) throw new Malformed("outside the calendar");
  return new Date(seconds * 1000);
}

export function list(read) {
  return reader => Array.from({ length: reader.array() }, () => read(reader));
}

function day(reader) {
  const days = reader.integer();
  if (days < FIRST_DAY || days > LAST_DAY) throw new Malformed("outside the calendar");
  return new Date(days * 86400000);
}

function person(reader) {
  return record(reader, PERSON, ["name"]);
}

function people(reader) {
  return list(person)(reader);
}
