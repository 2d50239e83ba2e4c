import { decode } from "./base41.js";
import { isSignedWith, open } from "./cose.js";
import { decodeFacts } from "./facts.js";
import { Malformed } from "./malformed.js";
import { markOf } from "./revocations.js";

// Swedish dates are ISO dates. Made once: making one takes longer than all the rest of an examination.
const [UTC_DAYS, CITY_DAYS] = ["UTC", "Europe/Rome"].map(timeZone => new Intl.DateTimeFormat("sv-SE", { timeZone }));

/**
 * Examines the text of a QR code without a network and believes nothing in it that is not signed.
 * @param text What the QR code says: the address of a verification page with the signed facts after its #.
 * @param trust { page, keys, revocations }: this city's page as QR codes write it, its public keys, its list of revocations or null.
 * @returns { outcome, facts?, host? }; outcome is valid, expired, voided, or the reason why there are no facts.
 */
export async function examine(text, trust, now = new Date()) {
  const hash = text.indexOf("#");
  const page = hash < 0 ? null : text.slice(0, hash);
  if (page !== null && page.toUpperCase() !== trust.page) return ofAnother(text, page);
  let message;
  try {
    message = open(decode(text.slice(hash + 1).trim()));
  } catch (error) {
    if (error instanceof Malformed) return { outcome: page === null ? "not-a-certificate" : "damaged" };
    throw error;
  }
  if (trust.revocations?.revokedKeys.has(message.keyId)) return { outcome: "revoked-key" };
  const key = trust.keys.get(message.keyId);
  if (!key) return { outcome: "unknown-key" };
  if (!await isSignedWith(key, message)) return { outcome: "altered" };
  try {
    const facts = decodeFacts(message.payload);
    return { outcome: await standing(facts, trust.revocations, now), facts };
  } catch (error) {
    if (error instanceof Malformed) return { outcome: "damaged" };
    throw error;
  }
}

async function standing(facts, revocations, now) {
  if (revocations?.voided.has(await markOf(facts))) return "voided";
  return facts.validUntil && UTC_DAYS.format(facts.validUntil) < CITY_DAYS.format(now) ? "expired" : "valid";
}

// Another city's code has the same shape on another page; anything else that happens to hold a # is no certificate.
function ofAnother(text, page) {
  try {
    open(decode(text.slice(page.length + 1).trim()));
    return { outcome: "another-city", host: new URL(page).host };
  } catch {
    return { outcome: "not-a-certificate" };
  }
}
