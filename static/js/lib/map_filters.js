// The filters of the map in all their forms: boxes, days, chips, months. One change anywhere, and all of them agree.
import { Chips } from "./chips.js";
import { clear, isInverted, openFilters, queryOf, syncGroups, writeChosen } from "./filters.js";
import { boxOf } from "./map_view.js";
import { TimeSlider } from "./time_slider.js";

export class MapFilters {
  constructor(form, { settings, map, onChange }) {
    Object.assign(this, { form, onChange });
    this.query = queryOf(form);
    const changed = () => this.changed();
    openFilters(form, changed);
    this.chips = new Chips(document.getElementById("chips"), form, changed);
    this.time = new TimeSlider(document.getElementById("time"), form, {
      onChange: changed,
      linkOf: (from, to) => `${settings.list}?${queryOf(form, { from, to })}&bbox=${boxOf(map)}`,
    });
  }

  changed() {
    syncGroups(this.form);
    this.chips.show();
    this.time.follow();
    writeChosen(this.form, document.getElementById("chosen"));
    const inverted = document.getElementById("inverted");
    inverted.hidden = !isInverted(this.form);
    if (inverted.hidden) {
      this.query = queryOf(this.form);
      this.onChange();
    }
  }

  clear() {
    clear(this.form);
    this.changed();
  }

  /** Only this kind of threat. */
  chooseCategory(slug) {
    this.form.querySelectorAll("[name=category]").forEach((box) => (box.checked = box.value === slug));
    this.changed();
  }
}
