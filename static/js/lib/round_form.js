// The form of one visit: kept and sent in the background with the moment in which it was saved, and what became of it.
import { fill } from "./page_data.js";

function now() {
  return new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

function told(stop, name, time) {
  const saved = stop.querySelector(".stop__saved");
  const words = saved.querySelector("strong");
  words.textContent = fill(words.dataset[name], { time });
  saved.classList.toggle("notice--good", name === "saved");
  saved.hidden = false;
}

function labelOf(form) {
  const chosen = form.querySelector("[name=result]:checked");
  return chosen?.closest("label").textContent.trim() ?? "";
}

function refuse(stop, sentences) {
  const box = stop.querySelector(".stop__refused");
  box.querySelector("ul").replaceChildren(
    ...sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })),
  );
  box.hidden = sentences.length === 0;
}

/** `stops` shows the next visit, `unsent` sends. */
export function sendInBackground(stop, stops, unsent) {
  const form = stop.querySelector("form");
  form.addEventListener("submit", (event) => {
    const fields = new FormData(form);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!fields.get("result")) {
      refuse(stop, [stop.querySelector(".stop__refused").dataset.missing]);
      form.querySelector("[name=result]").focus();
      return;
    }
    const time = now();
    fields.set("at", fields.get("at") || new Date().toISOString());
    refuse(stop, []);
    stops.mark(stop, true);
    form.hidden = true;
    told(stop, "waiting", time);
    stop.querySelector(".stop__saved .soft").textContent = labelOf(form);
    unsent.add(new URLSearchParams(fields), (status, sentences) => {
      if (status === 200) {
        told(stop, "saved", time);
        return;
      }
      form.hidden = false;
      stop.querySelector(".stop__saved").hidden = true;
      stops.mark(stop, false);
      refuse(stop, sentences.length > 0 ? sentences : [stop.querySelector(".stop__refused").dataset.unknown]);
      if (!stops.isBusy()) {
        stops.show(stop, { focus: true }); // else it comes again after the others
      }
    });
    stops.goOn(stop);
  });
}
