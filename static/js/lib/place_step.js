// The place of a report: map, pin, address search and the device's position, kept in step with one another.
import { AddressSearch } from "./address_search.js";
import { drawBaseMap } from "./base_map.js";
import { createMap, viewInAddress } from "./map_view.js";
import { PlacePicker } from "./picker.js";
import { PlaceSentence } from "./place_sentence.js";

const find = (id) => document.getElementById(id);

export function openPlaceStep(settings) {
  const map = createMap(find("map"), settings);
  const view = viewInAddress();
  if (view) {
    map.setView(view.centre, view.zoom, { animate: false });
  }
  drawBaseMap(map, settings.base);
  const sentence = new PlaceSentence(find("place-sentence"));
  const search = searchOf((lat, lon) => picker.move(lat, lon), (hit) => showHit(hit, map, picker, sentence));
  const picker = new PlacePicker(map, {
    lon: find("lon"),
    lat: find("lat"),
    onPick: (place, source) => {
      if (source !== "list") {
        search.forget();
      }
      forgetErrors();
      sentence.show(place, search.chosenLabel());
    },
  });
  find("my-place").addEventListener("click", () => goToMyPlace(picker));
  return {
    find: () => search.find(),
    mustFind: () => mustFind(search, picker),
    label: () => search.chosenLabel(),
    resize: () => map.invalidateSize(),
  };
}

function searchOf(onChoose, onShow) {
  const parts = { field: find("place"), button: find("find"), list: find("candidates"), message: find("place-found") };
  return new AddressSearch({ ...parts, onChoose, onShow });
}

/** An address was typed and no pin stands for it yet. */
function mustFind(search, picker) {
  return search.typed !== "" && (!picker.isSet || (picker.source === "list" && search.typed !== search.asked));
}

/** The map goes to the first hit; a pin of an earlier address would be somewhere else. */
function showHit(hit, map, picker, sentence) {
  forgetErrors();
  if (picker.source === "list") {
    picker.clear();
    sentence.hide();
  }
  if (hit) {
    map.setView([hit.lat, hit.lon], 15, { animate: false });
  }
}

function forgetErrors() {
  const section = document.querySelector("[data-step=place]");
  section.querySelectorAll(".field--error").forEach((field) => field.classList.remove("field--error"));
  section.querySelector("[data-missing]").textContent = "";
  find("place-message")?.remove();
  find("place-choose")?.remove();
  find("place").removeAttribute("aria-invalid");
  if (find("place-found").classList.contains("field-message")) {
    find("place-found").textContent = "";
  }
}

function goToMyPlace(picker) {
  const failed = () => (find("place-found").textContent = find("my-place").dataset.failed);
  if (!navigator.geolocation) {
    failed();
    return;
  }
  navigator.geolocation.getCurrentPosition(({ coords }) => picker.move(coords.latitude, coords.longitude, "device"), failed, {
    enableHighAccuracy: true,
    timeout: 15_000,
  });
}
