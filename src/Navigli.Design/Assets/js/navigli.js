// Niceties only: every page works without this file.
import "./app.js";

// Menus are details elements: close them with Escape, and when something else is touched.
addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.nv-menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.nv-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

{
  for (const button of document.querySelectorAll("[data-copy][hidden]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.nextElementSibling.textContent = button.dataset.copied;
    });
  }
  for (const area of document.querySelectorAll("textarea[data-counter]")) {
    const hint = document.getElementById(area.id + "-hint");
    if (!hint) continue;
    const show = () => { hint.textContent = area.dataset.counter.replace("{0}", area.maxLength - area.value.length); };
    area.addEventListener("input", show);
  }
  document.querySelector("[data-focus]")?.focus();
}

// A second click on the button of a form already on its way would post it twice.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "true";
  // A form that answers with a file leaves the page where it is: it may be wanted again.
  setTimeout(() => delete form.dataset.sent, 4000);
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
