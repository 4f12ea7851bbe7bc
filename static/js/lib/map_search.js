// The one search of the map: a place moves it, a kind of threat becomes the filter, an officer opens the beat's page.
import { Combobox, FEWEST } from "./combobox.js";
import { markPlace } from "./found_place.js";
import { fill } from "./page_data.js";
import { Suggestions } from "./suggestions.js";

const ZOOMS = { locality: 13, postal_code: 14, street: 16, address: 17 };

export function openSearch(form, map, { settings, query, onCategory }) {
  const find = (id) => form.querySelector(`#${id}`);
  const status = find("search-said");
  const link = find("place-list");
  const suggestions = new Suggestions(settings, status.dataset);
  const say = (name, place) => (status.textContent = fill(status.dataset[name], { place }));

  let town = "";

  /** The list of the town that was found, with the filters of now. */
  function follow() {
    link.href = `${settings.list}?${[`place=${encodeURIComponent(town)}`, query()].filter(Boolean).join("&")}`;
  }

  function showPlace({ label, lat, lon, place, isPartial }) {
    map.setView([lat, lon], ZOOMS[place] ?? ZOOMS.street, { animate: false });
    markPlace(map, [lat, lon], label);
    document.getElementById("paper-place").textContent = place === "locality" ? label : "";
    say(isPartial ? `part_${place === "street" ? "street" : "locality"}` : "one", label);
    if (place === "locality") {
      link.textContent = fill(status.dataset.list, { place: label });
      town = label;
      follow();
      link.parentElement.hidden = false;
    }
  }

  const actions = {
    place: showPlace,
    category: ({ slug, label }) => {
      onCategory(slug);
      say("category", label);
    },
    officer: ({ url }) => window.location.assign(url),
  };
  const box = new Combobox({
    field: find("place"),
    list: find("suggestions"),
    status,
    ask: (text, signal) => suggestions.find(text, signal),
    onChoose: (option) => actions[option.type](option),
  });
  find("place").addEventListener("input", () => (link.parentElement.hidden = true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    chooseBest(box, status);
  });
  return { follow };
}

/** What Enter without a choice means: the best suggestion for what is typed; none where several are as good. */
async function chooseBest(box, status) {
  const isAnswered = box.field.value.trim().length >= FEWEST && (await box.suggest()) && box.options.length > 0;
  if (isAnswered && isOneOfMany(box.options)) {
    status.textContent = status.dataset.several;
  } else if (isAnswered) {
    box.choose(box.options[0]);
  }
}

/** Officers of one name: nobody can say which of them is meant. */
function isOneOfMany(options) {
  return options[0].type === "officer" && options.filter(({ type }) => type === "officer").length > 1;
}
