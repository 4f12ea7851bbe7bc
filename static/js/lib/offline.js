// A calm line at the top of an open page when the connection is gone, and for a moment when it is back.
import { cloneOf } from "./page_data.js";

const SHOWN_WHEN_BACK = 6_000; // milliseconds

export function sayWhenOffline(line) {
  let hiding;

  function say(name) {
    window.clearTimeout(hiding);
    line.replaceChildren(...(name ? [cloneOf(`connection-${name}`)] : []));
    line.classList.toggle("connection--back", name === "back");
    line.classList.toggle("connection--said", Boolean(name));
  }

  window.addEventListener("offline", () => say("gone"));
  window.addEventListener("online", () => {
    say("back");
    hiding = window.setTimeout(() => say(""), SHOWN_WHEN_BACK);
  });
  if (!window.navigator.onLine) {
    say("gone");
  }
}
