// Keeps the verification page and serves it when the network does not. The network comes first, always: what is kept is for when there is none.
const CACHE = "verifica";
const PATIENCE = 4000;
const DAY = 86400000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("message", event => event.waitUntil(keep(event.data).then(() => event.source.postMessage("kept"))));
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

// The pages as a stranger sees them, in each language, with the files that they are drawn and work with; once a day is enough. The rest
// of what is kept may stay only when the page names it.
async function keep({ pages, files, others }) {
  const cache = await caches.open(CACHE);
  const wanted = [...pages, ...files];
  const dates = await Promise.all(wanted.map(async file => Date.parse((await cache.match(file, { ignoreVary: true }))?.headers.get("date"))));
  if (dates.every((date, i) => i < pages.length ? Date.now() - date < DAY : !Number.isNaN(date))) return;
  await Promise.all(wanted.map(async file => {
    const answer = await fetch(file, { credentials: "omit" });
    if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
    await cache.put(file, answer);
  }));
  const known = new Set([...wanted, ...others].map(file => new URL(file, self.location.href).href));
  await Promise.all((await cache.keys()).filter(request => !known.has(request.url)).map(request => cache.delete(request)));
}
