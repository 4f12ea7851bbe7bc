// Single keys of the panel. A part of the page names its key in data-key ("c", "g q"); the key only leads there, never saves.
const TOGETHER = 1200; // milliseconds between the two keys of a pair
const TYPED_IN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit], [type=button])";
const FIELD = "select, input:not([type=hidden]), textarea, button:not([hidden])";

/** Gives every part its hint and listens. `moves` maps further keys to functions. */
export function useShortcuts(moves = {}) {
  const places = new Map();
  for (const place of document.querySelectorAll("[data-key]")) {
    if (!places.has(place.dataset.key)) {
      places.set(place.dataset.key, place);
      hint(place);
    }
  }
  let before = "";
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isBusy(event.target)) return;
    const now = Date.now();
    const pair = now - last < TOGETHER ? `${before} ${event.key}` : "";
    [before, last] = [event.key, now];
    const move = moves[event.key];
    const place = places.get(pair) ?? places.get(event.key);
    if (!place && !move) return;
    if (place) lead(place);
    if (place || move(event) !== false) event.preventDefault();
  });
}

function isBusy(target) {
  return target.matches(TYPED_IN) || document.querySelector("dialog[open]") !== null;
}

/** The key in sight beside what it leads to, and named to screen readers. */
function hint(place) {
  const named = place.matches("details") ? place.querySelector("summary") : place;
  const key = document.createElement("kbd");
  key.className = "key-hint";
  key.ariaHidden = "true";
  key.textContent = place.dataset.key;
  named.append(" ", key);
  if (named.matches("a, button, summary")) named.setAttribute("aria-keyshortcuts", place.dataset.key);
}

function lead(place) {
  if (place.matches("a")) {
    place.click();
  } else if (place.matches("button")) {
    place.focus();
  } else {
    toFirst(place);
  }
}

/** Into the part: a folded one opens, a heading stands for its section, a label for its field. A choice goes before what is filled in already. */
function toFirst(place) {
  if (place.matches("details")) place.open = true;
  const part = place.matches("details") ? place : place.closest("section");
  const field = place.control ?? part.querySelector("input[type=radio]") ?? part.querySelector(FIELD);
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
