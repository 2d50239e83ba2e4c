// A page as it can be read without the city: what it says, without what does something. What prints is what is kept.
const LEFT_OUT = `script, style, link, template, noscript, form, button, svg, img, iframe, object, dialog, [hidden], .nv-screen-only, .btn,
  .nv-breadcrumbs, .nv-back, .nv-chips, .nv-tabs, .nv-pagination, .nv-buttons, .nv-summary-actions, .nv-copy, .nv-copied`;
const ATTRIBUTES = /^(class|id|lang|dir|role|scope|colspan|rowspan|headers|datetime|open|translate|aria-[a-z]+)$/;

/** The copy of an element, as HTML. */
export function copyOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(LEFT_OUT).forEach(part => part.remove());
  copy.querySelectorAll("a").forEach(link => /^(tel|mailto):/.test(link.getAttribute("href")) || link.replaceWith(...link.childNodes));
  for (const part of copy.querySelectorAll("*")) {
    for (const { name } of [...part.attributes])
      if (!ATTRIBUTES.test(name) && !(name === "href" && part.localName === "a")) part.removeAttribute(name);
  }
  return copy.innerHTML;
}

/** Fills a place with a copy, and a note under its title. */
export function place(html, where, note) {
  // Scripts in a document that is only parsed never run.
  const page = new DOMParser().parseFromString(html, "text/html").body;
  where.replaceChildren(...page.childNodes);
  const title = where.querySelector(".nv-page-header");
  if (title) title.append(note);
  else where.prepend(note);
}
