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
  const search = new AddressSearch({
    field: find("place"),
    button: find("find"),
    list: find("candidates"),
    message: find("place-found"),
    onChoose: (lat, lon) => picker.move(lat, lon),
  });
  const picker = new PlacePicker(map, {
    lon: find("lon"),
    lat: find("lat"),
    onPick: (place, source) => {
      if (source !== "list") {
        search.forget();
      }
      sentence.show(place, search.chosenLabel());
    },
  });
  find("my-place").addEventListener("click", () => goToMyPlace(picker));
  return {
    find: () => search.find(),
    label: () => search.chosenLabel(),
    resize: () => map.invalidateSize(),
  };
}

function goToMyPlace(picker) {
  const failed = () => (find("place-found").textContent = find("my-place").dataset.failed);
  if (!navigator.geolocation) {
    failed();
    return;
  }
  navigator.geolocation.getCurrentPosition(({ coords }) => picker.move(coords.latitude, coords.longitude), failed, {
    enableHighAccuracy: true,
    timeout: 15_000,
  });
}
