const CACHE = "verifica";
const DAY = 86400000;

/** Where this browser keeps things; null without a secure context and in some private windows, where the page works with the network only. */
export async function store() {
  try {
    return await caches.open(CACHE);
  } catch {
    return null;
  }
}

export const kept = async address => (await store())?.match(address, { ignoreVary: true });

/**
 * Keeps the pages, as a stranger sees them, with all that they need to work without a network; once a day is enough.
 * @param pages The page in each language.
 * @param files What they are drawn and work with.
 * @param others What else is kept and must stay.
 */
export async function keepForOffline(pages, files, others) {
  const cache = await store();
  if (!cache) return;
  const dates = await Promise.all([...pages, ...files].map(async file => Date.parse((await kept(file))?.headers.get("date"))));
  if (dates.every((date, i) => i < pages.length ? Date.now() - date < DAY : !Number.isNaN(date))) return;
  await Promise.all([...pages, ...files].map(async file => {
    const answer = await fetch(file, { credentials: "omit" });
    if (answer.ok) await cache.put(file, answer);
  }));
  const wanted = new Set([...pages, ...files, ...others].map(file => new URL(file, location.href).href));
  const old = (await cache.keys()).filter(request => !wanted.has(request.url));
  await Promise.all(old.map(request => cache.delete(request)));
}
