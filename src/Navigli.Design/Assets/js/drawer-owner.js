// Whose documents this device keeps: pages know it without opening the drawer.
const NAME = "navigli.drawer";

/** The mark of the account, or null; where a browser keeps nothing there is none. */
export function owner() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export const own = mark => localStorage.setItem(NAME, mark);

/** The documents go, with the key that opened them. */
export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch { /* Then nothing was kept either. */ }
  indexedDB.deleteDatabase("navigli-drawer");
}

/** Told in every other tab, when the documents go in one. */
export const whenForgotten = then => addEventListener("storage", event => {
  if (event.key === NAME && event.newValue === null) then();
});
