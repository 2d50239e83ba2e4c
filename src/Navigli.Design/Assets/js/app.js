import { forget, owner } from "./drawer-owner.js";

// The portal as an app: its worker, a new version that is told and never forced, and what is typed while the network is away.
const named = name => document.querySelector(`meta[name="${name}"]`)?.content;
const worker = named("app-worker");
const person = named("app-person");
const say = (state, show) => {
  const line = document.querySelector(`.nv-app-bar [data-state="${state}"]`);
  if (line) line.hidden = !show;
  return line;
};

function offer(registration) {
  // Without a controller it is the first, and there is nothing to change over from.
  if (!registration.waiting || !navigator.serviceWorker.controller) return;
  const button = say("update", true)?.querySelector("button");
  if (!button) return;
  button.onclick = () => {
    // To the address without its fragment: one with it would not load anything, and reloading would post a form again.
    navigator.serviceWorker.addEventListener("controllerchange", () => location.replace(location.pathname + location.search), { once: true });
    registration.waiting.postMessage("update");
  };
}

async function install() {
  const registration = await navigator.serviceWorker.register(worker, { scope: new URL(".", new URL(worker, location.href)).pathname });
  offer(registration);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => { if (coming.state === "installed") offer(registration); });
  });
}

// Documents that somebody else kept on this device go as soon as another account is here.
if (person && owner() && owner() !== person) forget();

if (worker && navigator.serviceWorker) addEventListener("load", () => install().catch(() => { /* A private window: everything works, with a network. */ }));
addEventListener("offline", () => say("offline", true));
addEventListener("online", () => say("offline", false));

document.addEventListener("submit", event => {
  if (event.defaultPrevented) return;
  // Who leaves takes the documents along, also where the city cannot be told: it is said that the session stays open.
  const leaves = event.target.method === "post" && new URL(event.target.action).pathname.endsWith("/esci");
  if (leaves) forget();
  if (!navigator.onLine && event.target.method !== "dialog") {
    event.preventDefault();
    say("offline", !leaves);
    say(leaves ? "signed-in" : "offline", true)?.scrollIntoView();
  }
});
