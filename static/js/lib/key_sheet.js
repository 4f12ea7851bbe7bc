// The list of keys: the link to its page opens it over this one instead. Single keys work unless they were turned off.
import { useShortcuts } from "./shortcuts.js";

export function withKeys(moves) {
  const sheet = document.getElementById("keys");
  for (const link of document.querySelectorAll("[data-opens=keys]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      sheet.showModal();
    });
  }
  if (!("off" in sheet.dataset)) useShortcuts(moves);
}
