// The round: one visit on the screen, the map with it, and visits that wait for the network.
import { askPosition } from "../lib/my_position.js";
import { fill } from "../lib/page_data.js";
import { sendInBackground } from "../lib/round_form.js";
import { RoundMap } from "../lib/round_map.js";
import { Stops } from "../lib/round_stops.js";
import { Unsent } from "../lib/unsent.js";

const find = (id) => document.getElementById(id);
const map = new RoundMap(find("panel-map"), JSON.parse(find("panel-map-data").textContent));
const stops = new Stops(find("round-list"), find("round-end"), (stop) => map.show(stop));

const state = find("round-unsent");
const unsent = new Unsent(find("round-stops").dataset.page, (count, isSignedOut) => {
  state.hidden = count === 0;
  find("round-unsent-words").textContent = fill(isSignedOut ? state.dataset.signedOut : state.dataset.waiting, { n: count });
  find("round-sign-in").hidden = !isSignedOut;
});
find("round-send").addEventListener("click", () => unsent.send());
stops.all.forEach((stop) => sendInBackground(stop, stops, unsent));

const sort = find("round-sort");
const said = sort.querySelector("[role=status]");
sort.hidden = false;
askPosition(sort.querySelector("button"), said, (lat, lon) => {
  stops.sortFrom([lat, lon]);
  said.textContent = said.dataset.sorted;
});

const list = document.querySelector(".round__list");
const wide = window.matchMedia("(min-width: 64rem)");
list.open = wide.matches;
find("round-list").addEventListener("click", () => (list.open = wide.matches), { capture: true });
// A refused form of the page without scripts, or the visit that the address names, comes first.
const named = document.querySelector(".stop .field--error")?.closest(".stop") ?? document.querySelector(".stop:target");
stops.show(named ?? stops.all[0]);
