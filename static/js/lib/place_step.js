// The place of a report: address search, map, pin and the device's position, kept in step with one another.
import { AddressSearch } from "./address_search.js";
import { offerMyPlace } from "./my_place.js";
import { PlacePicker } from "./picker.js";
import { PlaceSentence } from "./place_sentence.js";

const find = (id) => document.getElementById(id);

export function openPlaceStep() {
  const parts = { field: find("place"), button: find("find"), list: find("candidates"), message: find("place-found") };
  const sentence = new PlaceSentence(find("place-sentence"), (lat, lon) => picker.move(lat, lon, "fields"));
  const search = new AddressSearch({
    ...parts,
    adopts: true,
    onChoose: (lat, lon) => picker.move(lat, lon),
    onShow: (hit) => showHit(hit, picker, sentence),
  });
  const picker = new PlacePicker({
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
  offerMyPlace(find("my-place"), find("place-found"), (lat, lon) => picker.move(lat, lon, "device"));
  return {
    picker,
    find: () => search.find(),
    wantsSearch: (byKeyboard) => !byKeyboard || mustFind(search, picker),
    mayLeave: () => mayLeave(search, picker, sentence),
    label: () => (picker.place ? sentence.nameOf(picker.place, search.chosenLabel()) : ""),
    chosen: () => search.chosenLabel(),
    restore: (label) => restore(label, search, picker),
  };
}

/** After a reload or a refusal: the place, and the address that was chosen from the list. */
function restore(label, search, picker) {
  if (!picker.place || document.querySelector("[data-step=place] .field--error")) {
    return;
  }
  if (label) {
    search.offer({ label, lat: picker.place[0], lon: picker.place[1] });
  }
  search.asked = search.typed;
  picker.readFields(search.chosenLabel() ? "list" : "fields");
}

/** What was typed is looked up, and looked at before going on; a place that is refused is not left. */
async function mayLeave(search, picker, sentence) {
  if (mustFind(search, picker)) {
    await search.find();
    return false;
  }
  return !sentence.isRefused;
}

/** An address was typed and no pin stands for it yet. */
function mustFind(search, picker) {
  return search.typed !== "" && (!picker.isSet || (picker.source === "list" && search.typed !== search.asked));
}

/** The map goes to the first hit; a pin of an earlier address would be somewhere else. */
function showHit(hit, picker, sentence) {
  forgetErrors();
  if (picker.source === "list") {
    picker.clear();
    sentence.hide();
  }
  if (hit) {
    picker.map?.look([hit.lat, hit.lon], 15);
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
