// Documents on the device: each sealed with AES-GCM under a key that cannot be taken out of the browser. Pages and the worker share this file.
const NAME = "navigli-drawer";
const DAY = 86400000;

// A clock is put right by minutes; one that goes back further would keep documents beyond their days.
const SLACK = 3600000;

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function open() {
  const request = indexedDB.open(NAME, 2);
  request.onupgradeneeded = () => {
    for (const name of request.result.objectStoreNames) request.result.deleteObjectStore(name);
    request.result.createObjectStore("papers", { keyPath: "id" });
    request.result.createObjectStore("keys");
  };
  const store = await done(request);
  // Who forgets everything must not wait for another page.
  store.onversionchange = () => store.close();
  return store;
}

async function within(work) {
  const store = await open();
  try {
    await tidyUp(store);
    return await work(store);
  } finally {
    store.close();
  }
}

const table = (store, name, mode) => store.transaction(name, mode).objectStore(name);
const cipher = (iv, id) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(id) });

async function seal(key, id, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, content: await crypto.subtle.encrypt(cipher(iv, id), key, content) };
}

const unseal = (key, id, { iv, content }) => crypto.subtle.decrypt(cipher(iv, id), key, content);

async function keyOf(store) {
  const kept = await done(table(store, "keys", "readonly").get("key"));
  if (kept) return kept;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await done(table(store, "keys", "readwrite").put(key, "key"));
  return key;
}

// Whatever is done with the drawer, what has ended goes first; where the clock has gone back nobody can tell what has, and everything goes.
async function tidyUp(store) {
  const now = Date.now();
  const seen = await done(table(store, "keys", "readonly").get("seen")) ?? 0;
  const papers = await done(table(store, "papers", "readonly").getAll());
  const over = now < seen - SLACK ? papers : papers.filter(paper => paper.ends <= now);
  await Promise.all(over.map(paper => done(table(store, "papers", "readwrite").delete(paper.id))));
  if (over.length > 0 || now > seen) await done(table(store, "keys", "readwrite").put(now, "seen"));
}

/** What has ended goes. */
export const tidy = () => within(() => {});

/**
 * Keeps a part of a document, its "page" or its "file", for some days from now, with the words by which it is found again.
 * May is asked at the last moment: somebody may have signed out meanwhile.
 */
export const keep = ({ id, days, ...words }, part, content, may) => within(async store => {
  const key = await keyOf(store);
  const name = `${id}.${part}`;
  const sealed = { words: await seal(key, `${name} words`, new TextEncoder().encode(JSON.stringify(words))), content: await seal(key, name, content) };
  if (!may()) return false;
  const now = Date.now();
  await done(table(store, "papers", "readwrite").put({ id: name, taken: now, ends: now + days * DAY, ...sealed }));
  return true;
});

async function wordsOf(key, { id, taken, ends, words }) {
  const [document, part] = id.split(".");
  return { id: document, part, taken, ends, ...JSON.parse(new TextDecoder().decode(await unseal(key, `${id} words`, words))) };
}

/** What is kept, without the content, the newest first. */
export const list = () => within(async store => {
  const papers = await done(table(store, "papers", "readonly").getAll());
  const key = await keyOf(store);
  return Promise.all(papers.sort((a, b) => b.taken - a.taken).map(paper => wordsOf(key, paper)));
});

/** A part of a document with its words, or null where it is not here any more. */
export const read = (id, part) => within(async store => {
  const paper = await done(table(store, "papers", "readonly").get(`${id}.${part}`));
  if (!paper) return null;
  const key = await keyOf(store);
  return { ...await wordsOf(key, paper), content: await unseal(key, paper.id, paper.content) };
});
