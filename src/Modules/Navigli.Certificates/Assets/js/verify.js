import { Camera } from "./camera.js";
import { examine } from "./proof.js";
import { fill, Say } from "./show.js";
import { Trust } from "./trust.js";

const byId = id => document.getElementById(id);
const tools = byId("qr-tools");
const { page, keys, revocations, reader, worker, pages, maxBytes } = tools.dataset;
const say = new Say();
const camera = new Camera(byId("qr-video"));
const answer = byId("qr-answer");

/** What this browser trusts, and how it examines: also for whoever wants to try them from the console. */
export const trust = new Trust(page, { keys, revocations });
export { examine };

const readerOfCodes = () => import(reader);

function show(outcome, values = {}) {
  byId("server-answer").replaceChildren();
  answer.replaceChildren(fill(byId(`qr-${outcome}`), values));
  answer.focus();
}

async function verify(text) {
  const online = await trust.refresh();
  showAge();
  const { outcome, facts, host } = await examine(text, trust);
  // With a network the register itself is asked: it knows more than the list, and tells the person of the reading.
  if (facts && online) post(text.slice(text.indexOf("#") + 1));
  else if (facts) show(outcome, words(facts));
  else show(outcome === "unknown-key" && !online ? "unknown-key-offline" : outcome, { host, listDate: listDate() });
}

function post(proof) {
  const form = byId("verify");
  form.elements.namedItem("Verify.Proof").value = proof;
  form.requestSubmit();
}

function words(facts) {
  const born = person => [person.birthPlace, person.birthDate && say.date(person.birthDate)].filter(Boolean).join(", ");
  return {
    ...facts,
    person: facts.subject.name,
    born: born(facts.subject) || null,
    codiceFiscale: facts.subject.codiceFiscale,
    member: facts.members.map(member => [member.name, member.relationship, born(member)].filter(Boolean).join(", ")),
    statement: facts.statements,
    issuedAt: say.dateAndTime(facts.issuedAt),
    validUntil: facts.validUntil && say.date(facts.validUntil),
    unlimited: facts.validUntil ? null : byId("qr-unlimited").content.textContent,
    listDate: listDate(),
    old: trust.isOld,
  };
}

const listDate = () => trust.revocations ? say.dateAndTime(trust.revocations.issuedAt) : "";

function showAge() {
  const template = trust.revocations ? (trust.isOld ? "list-old" : "list-current") : "list-none";
  byId("list-age").replaceChildren(fill(byId(template), { listDate: listDate() }));
}

function showNetwork() {
  byId("no-network").hidden = navigator.onLine;
  // The one way that is left, in view.
  if (!navigator.onLine) byId("con-una-foto").open = true;
}

async function readPhoto(file) {
  if (!file) return;
  let text;
  try {
    text = await (await readerOfCodes()).readPicture(file);
  } catch {
    show("no-picture");
    return;
  }
  if (text === null) show("no-code");
  else await verify(text);
}

function sendCode(event) {
  // Browsers fill fields in again when somebody goes back: a code that is typed must not be answered for the proof before it.
  if (event.submitter) event.target.elements.namedItem("Verify.Proof").value = "";
  if (navigator.onLine) return;
  event.preventDefault();
  show("code-offline");
}

function sendPaper() {
  const [file] = byId("paper-file").files;
  if (!navigator.onLine) show("paper-offline");
  else if (file?.size > Number(maxBytes)) show("paper-too-large");
  else return true;
  return false;
}

async function look() {
  byId("qr-camera").hidden = false;
  byId("qr-stop").focus();
  try {
    const text = await camera.look((await readerOfCodes()).readFrame);
    if (text !== null) await verify(text);
  } catch {
    show("no-camera");
  }
  byId("qr-camera").hidden = true;
}

function drop(event) {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (!file) return;
  if (file.type.startsWith("image/")) {
    readPhoto(file);
    return;
  }
  byId("paper-file").files = event.dataTransfer.files;
  byId("paper").requestSubmit();
}

const activated = registration => new Promise(resolve => {
  if (registration.active) resolve();
  const coming = registration.installing ?? registration.waiting;
  coming?.addEventListener("statechange", () => { if (coming.state === "activated") resolve(); });
});

/** Has the worker keep the page: it goes on when the visitor has left. */
async function prepare() {
  if (!navigator.serviceWorker) return;
  const parts = [...document.querySelectorAll("link[rel~=stylesheet], link[rel=preload], link[rel~=icon], link[rel~=manifest], script[src], img[src]")].map(part => part.href || part.src);
  const sprites = [...document.querySelectorAll("use")].map(use => use.getAttribute("href").split("#")[0]);
  const shells = pages.toLowerCase().split(" ");
  navigator.serviceWorker.addEventListener("message", () => { byId("offline-ready").hidden = false; });
  await activated(await navigator.serviceWorker.register(worker, { scope: new URL(".", new URL(worker, location.href)).pathname }));
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ pages: shells, files: [...new Set([...parts, ...sprites, reader])], others: [keys, revocations] });
}

const whenIdle = () => new Promise(resolve => (window.requestIdleCallback ?? setTimeout)(resolve));

/** Makes the reader ready while the visitor looks at the page. */
async function warmUp() {
  await whenIdle();
  await (await readerOfCodes()).warmUp(whenIdle);
}

async function begin() {
  tools.hidden = false;
  byId("qr-start").hidden = !navigator.mediaDevices?.getUserMedia;
  byId("qr-start").addEventListener("click", look);
  byId("qr-stop").addEventListener("click", () => { camera.stop(); byId("qr-start").focus(); });
  byId("qr-picture").addEventListener("change", event => readPhoto(event.target.files[0]));
  byId("verify").addEventListener("submit", sendCode);
  byId("paper").addEventListener("submit", event => { if (!sendPaper()) event.preventDefault(); });
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", drop);
  for (const change of ["online", "offline"]) addEventListener(change, showNetwork);
  showNetwork();
  await trust.recall();
  // A phone that scans a code opens this page with the signed facts behind the #: browsers never send that part to a server.
  const scanned = decodeURIComponent(location.hash.slice(1));
  if (scanned && !byId(scanned)) {
    history.replaceState(null, "", location.pathname.toLowerCase() + location.search);
    await verify(`${page}#${scanned}`);
  } else {
    await trust.refresh();
    showAge();
  }
  await prepare();
  await warmUp();
}

await begin();
