// The place of a report: address search, map, pin and the device's position, kept in step with one another.
import { suggestAddresses } from "./address_combo.js";
import { AddressSearch } from "./address_search.js";
import { clearError, showError } from "./field_errors.js";
import { offerMyPlace } from "./my_place.js";
import { offerPhotoPlace } from "./photo_place.js";
import { PlacePicker } from "./picker.js";
import { PlaceSentence } from "./place_sentence.js";

const find = (id) => document.getElementById(id);

export function openPlaceStep() {
  const parts = { field: find("place"), button: find("find"), list: find("candidates"), message: find("place-found"), error: find("place-missing") };
  const sentence = new PlaceSentence(find("place-sentence"), find("place-said"), (lat, lon) => picker.move(lat, lon, "fields"));
  const search = new AddressSearch({
    ...parts,
    onChoose: (lat, lon) => picker.move(lat, lon),
    onShow: (hit) => showHit(hit, picker, sentence),
    onOne: () => goTo(document.querySelector("[data-step=place] [data-next]")),
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
  const suggested = suggestAddresses(find("place"), find("suggestions"), find("suggested"), (hit) => search.take(hit));
  offerMyPlace(find("my-place"), find("place-found"), (lat, lon) => picker.move(lat, lon, "device"));
  offerPhotoPlace(find("photo-place"), find("photo-place-file"), find("place-found"), (lat, lon) => picker.move(lat, lon, "device"));
  return {
    picker,
    find: () => {
      suggested.giveUp();
      return search.find();
    },
    wantsSearch: (byKeyboard) => !byKeyboard || mustFind(search, picker),
    mayLeave: () => mayLeave(search, picker, sentence),
    label: () => (picker.place ? sentence.nameOf(picker.place, search.chosenLabel()) : ""),
    chosen: () => search.chosenLabel(),
    restore: (label) => restore(label, search, picker),
  };
}

/** The bar of the buttons is mostly in sight already: then nothing scrolls away from what was found. */
function goTo(button) {
  button.focus({ preventScroll: true });
  if (button.getBoundingClientRect().bottom > window.innerHeight) {
    button.scrollIntoView({ block: "nearest" });
  }
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
  if (sentence.isRefused) {
    showError(find("place-missing"), sentence.sentence);
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
  clearError(find("place-missing"));
  find("place-choose")?.remove();
  if (find("place-found").classList.contains("field-message")) {
    find("place-found").textContent = "";
  }
}
