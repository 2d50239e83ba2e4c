// The documents of this device: kept as they are downloaded, listed on the page for when there is no network, gone where a page says so.
import { forget, own } from "./drawer-owner.js";
import { keep, list } from "./drawer-store.js";

const language = document.documentElement.lang === "en" ? "en-GB" : "it-IT";
const day = moment => new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" }).format(moment);

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function download(link, { id, title, until, days }) {
  const answer = await fetch(link.href);
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/pdf")) throw new Error(`${link.href} answered ${answer.status}`);
  const content = await answer.arrayBuffer();
  save(content, link.download);
  try {
    own(document.querySelector('meta[name="app-person"]').content);
    await keep({ id, title, until }, content, Number(days));
    document.getElementById("kept-now").hidden = false;
  } catch { /* No room, or a private window: the person has the file all the same. */ }
}

function entry(template, { id, title, until, ends }) {
  const item = template.content.cloneNode(true);
  const link = item.querySelector("a");
  link.textContent = title;
  link.href = `${template.dataset.base}/${id}`;
  const [validity, kept] = item.querySelectorAll("span");
  validity.textContent = until ? validity.dataset.until.replace("{0}", day(new Date(`${until}T12:00:00`))) : validity.dataset.always;
  kept.textContent = kept.dataset.text.replace("{0}", day(ends));
  return item;
}

async function show(template) {
  const papers = await list();
  document.getElementById("drawer").replaceChildren(...papers.map(paper => entry(template, paper)));
  document.getElementById("drawer-empty").hidden = papers.length > 0;
  document.documentElement.dataset.drawer = papers.length;
  performance.mark("drawer");
}

const paper = document.getElementById("kept-document");
if (paper) {
  const link = document.querySelector(`a[href="${paper.dataset.href}"]`);
  link?.addEventListener("click", event => {
    event.preventDefault();
    download(link, paper.dataset).catch(() => location.assign(link.href));
  });
}
if (document.getElementById("forget-documents")) forget();
const template = document.getElementById("drawer-entry");
if (template) await show(template);
