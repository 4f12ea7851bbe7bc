// What the server wrote into the page for its scripts: words and addresses. No sentence is made here.

export const words = document.getElementById("map-words")?.dataset ?? {};

export function config() {
  return JSON.parse(document.getElementById("config").textContent);
}

export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function cloneOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

export function withId(path, id) {
  return path.replace("00000000-0000-0000-0000-000000000000", id);
}

let days; // making it takes a slow phone 40 milliseconds, and few pages name a day

export function longDay(day) {
  days ??= new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  return days.format(new Date(`${day}T00:00:00Z`));
}
