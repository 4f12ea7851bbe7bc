// The two maps of the report form, loaded after it. Where they do not come, their places are hidden and the form goes on.
import { config } from "./page_data.js";

const find = (id) => document.getElementById(id);

export class ReportMaps {
  constructor(picker) {
    this.picker = picker;
    this.load().catch(() => (find("map").closest(".field").hidden = true));
  }

  async load() {
    const { CheckMap, PlaceMap } = await import("./place_map.js");
    const onPick = (lat, lon) => this.picker.pick(lat, lon);
    this.place = new PlaceMap(find("map"), config(), { said: find("map-said"), onPick });
    this.check = new CheckMap(find("check-map"), config());
    this.picker.attach(this.place);
    this.showStep(this.step);
  }

  /** A map that was drawn in a hidden section has no size. */
  showStep(step) {
    this.step = step;
    if (step === "place") {
      this.place?.resize();
    }
    if (step === "check") {
      find("check-map").hidden = !this.check || !this.picker.place;
      this.check?.show(this.picker.place);
    }
  }
}
