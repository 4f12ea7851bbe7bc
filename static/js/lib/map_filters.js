// The filters of the map in all their forms: boxes, days, chips, months. One change anywhere, and all of them agree.
import { Chips } from "./chips.js";
import { clear, isInverted, openFilters, queryOf, syncGroups, writeChosen } from "./filters.js";

export class MapFilters {
  constructor(form, { onChange }) {
    Object.assign(this, { form, onChange });
    this.query = queryOf(form);
    const changed = () => this.changed();
    openFilters(form, changed);
    this.chips = new Chips(document.getElementById("chips"), form, changed);
  }

  /** The slider of months joins in when it is there. */
  followTime(open) {
    this.time = open(this.form, () => this.changed());
  }

  queryWith(days) {
    return queryOf(this.form, days);
  }

  /** The code of the area that the page was asked for, "" for none. Marks and numbers of the view know nothing of it. */
  get area() {
    return this.form.elements.area?.value ?? "";
  }

  /** The query of the page itself. */
  get address() {
    return [this.query, this.area && `area=${this.area}`].filter(Boolean).join("&");
  }

  changed() {
    syncGroups(this.form);
    this.chips.show();
    this.time?.follow();
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
