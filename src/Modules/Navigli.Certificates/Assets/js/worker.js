// Serves the verification page when the network does not. The network comes first, always: what is kept is for when there is none.
// The page fills the cache (see trust.js), because it knows its own files.
const CACHE = "verifica";
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Keys and revocations are kept by the page, which must know whether the city itself answered.
  if (request.method !== "GET" || origin !== self.location.origin || /\/(chiavi|revoche)$/.test(pathname)) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const network = fetch(request);
  const kept = await (await caches.open(CACHE)).match(keyOf(request), { ignoreVary: true });
  if (!kept) return network;
  let impatience;
  try {
    return await Promise.race([network, new Promise((_, reject) => { impatience = setTimeout(reject, PATIENCE); })]);
  } catch {
    return kept;
  } finally {
    clearTimeout(impatience);
  }
}

// QR codes write the page's address in capitals.
const keyOf = request => request.mode === "navigate" ? new URL(request.url).pathname.toLowerCase() : request.url;
