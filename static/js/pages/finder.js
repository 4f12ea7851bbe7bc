// The finder: the device's position, and the answer first in hand, with its map.
import { suggestAddresses } from "../lib/address_combo.js";
import { openBeatMap } from "../lib/beat_map.js";
import { askPosition } from "../lib/my_position.js";

askPosition(document.getElementById("my-place"), document.getElementById("my-place-message"), (lat, lon) => {
  const address = document.getElementById("finder").action;
  window.location.assign(`${address}?lon=${lon.toFixed(6)}&lat=${lat.toFixed(6)}`);
});

const [field, list, said] = ["address", "suggestions", "suggested"].map((id) => document.getElementById(id));
suggestAddresses(field, list, said, () => field.form.requestSubmit());

const answer = document.querySelector("[data-answer]");
answer?.focus({ preventScroll: true });
answer?.scrollIntoView({ block: "start" });

const element = document.querySelector("[data-beats-map]");
if (element) {
  const beats = await openBeatMap(element);
  const { lat, lon } = element.dataset;
  if (beats && lat) {
    beats.mark(Number(lat), Number(lon));
  }
}
