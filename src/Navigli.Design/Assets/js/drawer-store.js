// Documents on the device: each sealed with AES-GCM under a key that cannot be taken out of the browser. Pages and the worker share this file.
const NAME = "navigli-drawer";
const DAY = 86400000;

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
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

/** Keeps a file for some days from now, with the words by which it is found again. */
export const keep = ({ id, title, until }, content, days) => within(async store => {
  const key = await keyOf(store);
  const words = new TextEncoder().encode(JSON.stringify({ title, until }));
  const paper = { id, ends: Date.now() + days * DAY, words: await seal(key, `${id} words`, words), file: await seal(key, id, content) };
  await done(table(store, "papers", "readwrite").put(paper));
});

/** What is kept, without the files; what has ended goes. */
export const list = () => within(async store => {
  const papers = await done(table(store, "papers", "readonly").getAll());
  const now = Date.now();
  await Promise.all(papers.filter(paper => paper.ends <= now).map(paper => done(table(store, "papers", "readwrite").delete(paper.id))));
  const key = await keyOf(store);
  const present = papers.filter(paper => paper.ends > now);
  return Promise.all(present.map(async ({ id, ends, words }) => ({ id, ends, ...JSON.parse(new TextDecoder().decode(await unseal(key, `${id} words`, words))) })));
});

/** The file, or null where there is none any more. */
export const read = id => within(async store => {
  const paper = await done(table(store, "papers", "readonly").get(id));
  return paper && paper.ends > Date.now() ? unseal(await keyOf(store), id, paper.file) : null;
});
