// One report: printing, and the way back of whoever came from our list to its filters; the fragment is the row there.
import { PhotoField } from "../lib/photo_field.js";

const link = document.querySelector("[data-back]");
const before = document.referrer ? new URL(document.referrer) : null;

if (link && before?.origin === window.location.origin && before.pathname === link.pathname) {
  link.search = before.search;
}
// The answer to a code came by a POST: its place in the history becomes the empty form, so coming back asks nothing.
if (document.querySelector("[data-sent]")) {
  window.history.replaceState(null, "", window.location.href);
}
const photos = document.getElementById("photos");
photos && new PhotoField(photos);
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
