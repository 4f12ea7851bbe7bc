// The form for a report that somebody told: a map for the place, the questions of the chosen category.
import { CategoryQuestions } from "../lib/category_questions.js";
import { config } from "../lib/page_data.js";
import { PlacePicker } from "../lib/picker.js";

const find = (id) => document.getElementById(id);
const [lon, lat, candidates] = ["lon", "lat", "candidates"].map(find);

// The newest choice counts: a place on the map takes the tick from the list, and the other way round.
const tick = () => candidates?.querySelector(":checked");
const picker = new PlacePicker({
  lon,
  lat,
  onPick: () => tick() && (tick().checked = false),
});
candidates?.addEventListener("change", ({ target }) => {
  const [east, north] = target.value.split(";").map(Number);
  picker.move(north, east);
  target.checked = true;
});

async function openMap() {
  const { PlaceMap } = await import("../lib/place_map.js");
  find("map-field").hidden = false;
  const map = new PlaceMap(find("map"), config(), { said: find("map-said"), onPick: (north, east) => picker.pick(north, east) });
  map.resize();
  picker.attach(map);
  if (tick()) tick().dispatchEvent(new Event("change", { bubbles: true }));
}
openMap().catch(() => (find("map-field").hidden = true));

const questions = new CategoryQuestions(find("entry"));
find("category").addEventListener("change", () => questions.show());

// Enter in the field of the place searches; it does not send what is half filled in.
find("place").addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    event.preventDefault();
    find("find").click();
  }
});
