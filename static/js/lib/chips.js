// The chosen filters as words above the map's list, each with a way to take it away.
import { cloneOf, longDay } from "./page_data.js";

export class Chips {
  constructor(list, form, onChange) {
    Object.assign(this, { list, form, onChange });
    this.show();
  }

  show() {
    const chips = [...this.areas(), ...this.boxes(), ...this.days()];
    this.list.hidden = chips.length === 0;
    this.list.replaceChildren(...chips.map((chip) => this.chipOf(chip)));
  }

  areas() {
    const { area } = this.form.elements;
    return area ? [{ label: area.dataset.label, take: () => area.remove() }] : [];
  }

  boxes() {
    return [...this.form.querySelectorAll("input[name]:checked")].map((box) => ({
      label: box.closest("label").lastElementChild.textContent.trim(),
      take: () => (box.checked = false),
    }));
  }

  days() {
    return ["from", "to"].flatMap((name) => {
      const field = this.form.elements[name];
      const label = `${field.closest("label").firstChild.textContent.trim()}: ${field.value && longDay(field.value)}`;
      return field.value ? [{ label, take: () => (field.value = "") }] : [];
    });
  }

  chipOf({ label, take }) {
    const chip = cloneOf("chip");
    chip.querySelector("[data-label]").textContent = label;
    chip.querySelector("button").addEventListener("click", () => {
      take();
      this.onChange();
      (this.list.querySelector("button") ?? this.form.querySelector("summary")).focus({ preventScroll: true });
    });
    return chip;
  }
}
