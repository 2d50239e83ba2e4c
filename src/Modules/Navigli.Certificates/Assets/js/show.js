const MARK = /\{(\w+)\}/;

/** Fills a template of the page: with text alone, never markup. A fact that has no value goes, one with several is repeated. */
export function fill(template, values) {
  const content = template.content.cloneNode(true);
  for (const row of content.querySelectorAll(".nv-fact")) {
    const name = MARK.exec(row.textContent)?.[1];
    if (name) row.replaceWith(...[values[name] ?? []].flat().map(value => replace(row.cloneNode(true), { [name]: value })));
  }
  for (const part of content.querySelectorAll("[data-if]")) {
    if (!values[part.dataset.if]) part.remove();
  }
  return replace(content, values);
}

function replace(root, values) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.textContent = walker.currentNode.textContent.replace(new RegExp(MARK, "g"), (mark, name) => values[name] ?? mark);
  }
  return root;
}

/** Says dates as the rest of the page does. */
export class Say {
  #language = document.documentElement.lang === "en" ? "en-GB" : "it-IT";

  date(day) {
    return this.#format(day, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
  }

  dateAndTime(instant) {
    const day = this.#format(instant, { timeZone: "Europe/Rome", day: "numeric", month: "long", year: "numeric" });
    const time = this.#format(instant, { timeZone: "Europe/Rome", hour: "numeric", minute: "2-digit", hourCycle: "h23" }).replace(/^0(?=\d:)/, "");
    return `${day} ${this.#language === "en-GB" ? "at" : "alle"} ${time}`;
  }

  #format(date, options) {
    return new Intl.DateTimeFormat(this.#language, options).format(date);
  }
}
