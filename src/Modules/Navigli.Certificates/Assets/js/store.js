const CACHE = "verifica";

/** Where this browser keeps things; null without a secure context and in some private windows, where the page works with the network only. */
export async function store() {
  try {
    return await caches.open(CACHE);
  } catch {
    return null;
  }
}

export const kept = async address => (await store())?.match(address, { ignoreVary: true });
