import { importKeys } from "./cose.js";
import { readRevocations } from "./revocations.js";
import { kept, store } from "./store.js";

const PATIENCE = 4000;

/** What this browser knows of the city: its keys and its dated list, the newest that it could get. */
export class Trust {
  keys = new Map();
  revocations = null;

  constructor(page, addresses) {
    this.page = page;
    this.addresses = addresses;
  }

  get isOld() {
    return this.revocations !== null && this.revocations.nextUpdate < new Date();
  }

  /** Reads what was kept on an earlier visit. */
  async recall() {
    const [keys, revocations] = await Promise.all([kept(this.addresses.keys), kept(this.addresses.revocations)]);
    if (keys && revocations) await this.#take(keys, revocations).catch(() => {});
  }

  /** Asks the city; tells whether it answered. Keeps the answers for when it does not. */
  async refresh() {
    try {
      const [keys, revocations] = await Promise.all([ask(this.addresses.keys), ask(this.addresses.revocations)]);
      await this.#take(keys.clone(), revocations.clone());
      const cache = await store();
      await Promise.all([cache?.put(this.addresses.keys, keys), cache?.put(this.addresses.revocations, revocations)]);
      return true;
    } catch {
      return false;
    }
  }

  // An older list never takes the place of a newer one: whoever stands between must not bring back what was voided.
  async #take(keys, revocations) {
    const known = await importKeys(await keys.json());
    const list = await readRevocations(new Uint8Array(await revocations.arrayBuffer()), known);
    if (this.revocations && list.issuedAt < this.revocations.issuedAt) throw new Error("An older list");
    this.keys = known;
    this.revocations = list;
  }
}

async function ask(address) {
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer;
}
