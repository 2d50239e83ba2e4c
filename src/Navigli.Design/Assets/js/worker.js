// The one worker of the site. The network comes first for pages, always: what is kept is for when there is none. It keeps no page of a person: the page for
// when there is no network and those that a page asks for, all as a stranger sees them, and the files that they are drawn with. Documents are sealed by pages.
import { read, tidy } from "./drawer-store.js";

const SHELL = `navigli-${self.VERSION}`;
const VERIFICATION = "verifica";
const PATIENCE = 4000;
const DAY = 86400000;
const base = new URL(".", self.location).pathname;
const offline = [`${base}senza-rete`, `${base}en/senza-rete`];
let looked = false;

self.addEventListener("install", event => event.waitUntil(keepShell()));
self.addEventListener("activate", event => event.waitUntil(begin()));
self.addEventListener("message", event => {
  if (event.data === "update") self.skipWaiting();
  else event.waitUntil(keep(event.data).then(() => event.source.postMessage("kept")));
});
self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Keys and revocations are kept by the page, which must know whether the city itself answered.
  if (request.method !== "GET" || origin !== self.location.origin || /\/verifica\/(chiavi|revoche)$/.test(pathname)) return;
  const paper = /\/senza-rete\/documenti\/([\w-]+)(\.pdf)?$/.exec(pathname);
  if (paper?.[2]) event.respondWith(open(paper[1], pathname));
  else if (paper) event.respondWith(whenOffline(pathname).then(drawer => drawer ?? Response.error()));
  else if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else event.respondWith(file(request, pathname));
});

async function begin() {
  const old = (await caches.keys()).filter(name => name.startsWith("navigli-") && name !== SHELL);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
}

const kept = address => caches.match(address, { ignoreVary: true });
const whenOffline = pathname => kept(offline[pathname.startsWith(`${base}en/`) || pathname === `${base}en` ? 1 : 0]);

async function page(event, pathname) {
  const network = fetch(event.request);
  // Whatever page is wanted, and with whoever signed in: documents go after their days without the drawer being opened.
  event.waitUntil(tidy().catch(() => {}));
  event.waitUntil(network.then(refreshShell).catch(() => {}));
  // QR codes write the page's address in capitals.
  const own = await kept(pathname.toLowerCase());
  try {
    return await (own ? soon(network) : network);
  } catch (error) {
    const instead = own ?? await whenOffline(pathname);
    if (instead) return instead;
    throw error;
  }
}

async function file(request, pathname) {
  const own = await kept(request.url);
  // A name with its content's hash never means anything else.
  if (own && /\.[0-9a-z]{10}\.(css|js|svg)$/.test(pathname)) return own;
  const network = fetch(request);
  return own ? soon(network).catch(() => own) : network;
}

async function open(id, pathname) {
  const paper = await read(id, "file").catch(() => null);
  if (!paper) return await whenOffline(pathname) ?? Response.error();
  return new Response(paper.content, { headers: { "content-type": "application/pdf", "content-disposition": "inline", "cache-control": "no-store" } });
}

function soon(network) {
  let impatience;
  const patience = new Promise((_, reject) => { impatience = setTimeout(reject, PATIENCE); });
  return Promise.race([network, patience]).finally(() => clearTimeout(impatience));
}

async function asStranger(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer;
}

const dateOf = async (cache, address) => Date.parse((await cache.match(address, { ignoreVary: true }))?.headers.get("date"));

async function keepShell() {
  const cache = await caches.open(SHELL);
  const pages = await Promise.all(offline.map(asStranger));
  const parts = (await Promise.all(pages.map(answer => answer.clone().text()))).flatMap(html => [...html.matchAll(/(?:href|src)="([^"#]+\.(?:css|js|svg|woff2))["#]/g)]);
  const files = new Set(parts.map(([, address]) => new URL(address, self.location).href).filter(address => address.startsWith(self.location.origin)));
  await Promise.all([...offline.map((address, i) => cache.put(address, pages[i])), ...[...files].map(async address => cache.put(address, await asStranger(address)))]);
}

// Once a day, when there is a network for something else.
async function refreshShell() {
  if (looked) return;
  looked = true;
  const date = await dateOf(await caches.open(SHELL), offline[0]);
  if (!(Date.now() - date < DAY)) await keepShell();
}

// What a page asks to be kept; once a day is enough. The rest of what is kept with it may stay only when the page names it.
async function keep({ pages, files, others }) {
  const cache = await caches.open(VERIFICATION);
  const wanted = [...pages, ...files];
  const dates = await Promise.all(wanted.map(address => dateOf(cache, address)));
  if (dates.every((date, i) => i < pages.length ? Date.now() - date < DAY : !Number.isNaN(date))) return;
  await Promise.all(wanted.map(async address => cache.put(address, await asStranger(address))));
  const known = new Set([...wanted, ...others].map(address => new URL(address, self.location).href));
  await Promise.all((await cache.keys()).filter(request => !known.has(request.url)).map(request => cache.delete(request)));
}
