// "Go to a place" beside the map: the map moves there; nothing is asked of anybody but our own address book.
import { AddressSearch } from "./address_search.js";
import { L } from "./leaflet.js";
import { fill } from "./page_data.js";

const ZOOM = 15;
const SHOWN = 8_000; // milliseconds that the place stays marked

export function openGoTo(form, map) {
  const find = (id) => form.querySelector(`#${id}`);
  const mark = markOf(map);
  const search = new AddressSearch({
    field: find("place"),
    button: find("find"),
    list: find("candidates"),
    message: find("place-found"),
    onChoose: (lat, lon) => {
      const place = search.chosenLabel();
      find("place-found").classList.remove("field-message");
      if (form.querySelectorAll("[name=candidate]").length === 1) {
        find("place-found").textContent = fill(find("place-found").dataset.one, { place });
      }
      map.setView([lat, lon], ZOOM, { animate: false });
      mark([lat, lon], place);
    },
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.find();
  });
}

/** Marks a place with its name for a moment; the one before goes at once. */
function markOf(map) {
  let shown;
  let hiding;
  return (place, name) => {
    shown?.remove();
    window.clearTimeout(hiding);
    const label = document.createElement("span");
    label.textContent = name;
    shown = L.circleMarker(place, { radius: 9, className: "found-place", interactive: false });
    shown.bindTooltip(label, { permanent: true, direction: "top", offset: [0, -10], className: "found-name" }).addTo(map);
    hiding = window.setTimeout(() => shown.remove(), SHOWN);
  };
}
