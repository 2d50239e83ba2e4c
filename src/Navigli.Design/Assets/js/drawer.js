// The documents of this device: kept as their pages are opened and their files downloaded, listed and read on the page for when there is no network,
// gone where a page says so.
import { copyOf, place } from "./drawer-copy.js";
import { forget, own, owner, whenForgotten } from "./drawer-owner.js";
import { keep, list, read } from "./drawer-store.js";

const language = document.documentElement.lang === "en" ? "en-GB" : "it-IT";
// The city's time, as on its pages, wherever the device is.
const date = { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Rome" };
const day = moment => new Intl.DateTimeFormat(language, date).format(moment);
const minute = moment => new Intl.DateTimeFormat(language, { ...date, hour: "2-digit", minute: "2-digit" }).format(moment);
const byId = id => document.getElementById(id);
const person = document.querySelector('meta[name="app-person"]')?.content;

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function keepPart(paper, part, content) {
  try {
    const { id, kind, title, until, days } = paper.dataset;
    const words = { id, kind, title, until, days: Number(days), path: location.pathname + location.search, lang: document.documentElement.lang };
    const isKept = await keep(words, part, content, () => owner() === person);
    document.documentElement.dataset.kept = isKept ? part : "nothing";
    const note = byId("kept-now");
    if (part === "file") note.firstChild.data = `${note.dataset.file} `;
    note.hidden = !isKept;
  } catch { /* No room, or a private window: the person has the page and the file all the same. */ }
}

async function download(link, paper) {
  const answer = await fetch(link.href);
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/pdf")) throw new Error(`${link.href} answered ${answer.status}`);
  const content = await answer.arrayBuffer();
  save(content, link.download);
  await keepPart(paper, "file", content);
}

async function keepThis(paper) {
  const link = paper.dataset.file && document.querySelector(`a[href="${paper.dataset.file}"]`);
  if (link) {
    link.addEventListener("click", event => {
      event.preventDefault();
      download(link, paper).catch(() => location.assign(link.href));
    });
  }
  try {
    own(person);
  } catch {
    return;
  }
  await keepPart(paper, "page", new TextEncoder().encode(copyOf(byId("main"))));
}

function entry(template, { id, title, until, parts }) {
  const item = template.content.cloneNode(true);
  const [whole, file] = item.querySelectorAll("a");
  whole.textContent = title;
  whole.href = `${template.dataset.base}/${id}${parts.page ? "" : ".pdf"}`;
  file.href = `${template.dataset.base}/${id}.pdf`;
  if (!parts.page || !parts.file) file.remove();
  const [validity, taken, kept] = item.querySelectorAll("span[data-text]");
  if (until) validity.textContent = validity.dataset.text.replace("{0}", day(new Date(`${until}T12:00:00Z`)));
  else validity.remove();
  taken.textContent = taken.dataset.text.replace("{0}", minute((parts.page ?? parts.file).taken));
  kept.textContent = kept.dataset.text.replace("{0}", day(Math.max(...Object.values(parts).map(part => part.ends))));
  return item;
}

/** One for each document, whichever parts of it are here; the words of the newest. */
function documents(papers) {
  const whole = new Map();
  for (const { id, part, taken, ends, ...words } of papers) {
    const known = whole.get(id) ?? { id, ...words, parts: {} };
    known.parts[part] = { taken, ends };
    whole.set(id, known);
  }
  return [...whole.values()];
}

function section(template, kind, papers) {
  const title = document.createElement("h3");
  title.textContent = kind;
  const items = document.createElement("ul");
  items.append(...papers.filter(paper => paper.kind === kind).map(paper => entry(template, paper)));
  return [title, items];
}

const tell = state => ["empty", "gone", "broken", "forget"].forEach(name => { byId(`drawer-${name}`).hidden = !state.includes(name); });

async function show(template, gone) {
  const papers = await list().then(documents).catch(() => null);
  const kinds = new Set(papers?.map(paper => paper.kind));
  byId("drawer").replaceChildren(...[...kinds].flatMap(kind => section(template, kind, papers)));
  tell([papers === null ? "broken" : papers.length === 0 ? "empty" : "forget", gone]);
  document.documentElement.dataset.drawer = papers?.length ?? "none";
  performance.mark("drawer");
}

/** The kept page of a document in the place of the list; false where it is not here any more. */
async function open(template, id) {
  const paper = await read(id, "page").catch(() => null);
  if (!paper) return false;
  const page = template.content.cloneNode(true);
  const [where, note, link] = [page.querySelector("[data-place]"), page.querySelector("[data-text]"), page.querySelector("[data-now]")];
  note.remove();
  note.textContent = note.dataset.text.replace("{0}", minute(paper.taken)).replace("{1}", day(paper.ends));
  place(new TextDecoder().decode(paper.content), where, note);
  where.lang = paper.lang;
  note.lang = document.documentElement.lang;
  link.href = paper.path;
  byId("main").replaceChildren(page);
  document.title = paper.title;
  document.documentElement.dataset.drawer = "page";
  performance.mark("drawer");
  return true;
}

async function offline(template) {
  const [, id] = /\/senza-rete\/documenti\/([\w-]+)$/.exec(location.pathname) ?? [];
  if (id && await open(byId("drawer-page"), id)) return;
  await show(template, id && "gone");
}

const paper = byId("kept-document");
if (paper) await keepThis(paper);
if (byId("forget-documents")) forget();
const template = byId("drawer-entry");
if (template) {
  // A kept page that is shown is not the list any more: what is loaded again says how it stands.
  whenForgotten(() => location.reload());
  byId("drawer-forget").querySelector("button").onclick = () => {
    forget();
    location.reload();
  };
  await offline(template);
}
