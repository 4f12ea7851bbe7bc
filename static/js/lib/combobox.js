// A text field with suggestions in groups: the combobox of ARIA 1.2. Knows keys and focus, not what is suggested.
import { groupOf, markChosen } from "./combo_list.js";
import { isAborted } from "./http.js";
import { fill } from "./page_data.js";

const WAIT = 180; // milliseconds after the last letter
export const FEWEST = 2; // letters

export class Combobox {
  /** `ask(text, signal)` gives `[{name, options: [{label, note, icon, ...}]}]`; `status.dataset` the sentences. */
  constructor({ field, list, status, ask, onChoose }) {
    Object.assign(this, { field, list, status, ask, onChoose, options: [], active: -1 });
    const told = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    Object.entries(told).forEach(([name, value]) => field.setAttribute(name, value));
    field.addEventListener("input", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.giveUp());
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (event) => this.clicked(event.target.closest("[role=option]")));
  }

  /** Nothing is suggested any more for what was typed up to now. */
  giveUp() {
    this.forget();
    this.close();
  }

  forget() {
    window.clearTimeout(this.waiting);
    this.asking?.abort();
  }

  later() {
    this.forget();
    this.status.textContent = "";
    if (this.field.value.trim().length >= FEWEST) {
      this.waiting = window.setTimeout(() => this.suggest(), WAIT);
    } else {
      this.close();
    }
  }

  /** Asks for what is typed now; true where an answer came that nothing newer overtook. */
  async suggest() {
    this.forget();
    const asking = (this.asking = new AbortController());
    try {
      this.show(await this.ask(this.field.value.trim(), asking.signal));
      return true;
    } catch (error) {
      if (!isAborted(error)) {
        this.close();
        this.status.textContent = this.status.dataset.failed ?? "";
      }
      return false;
    }
  }

  show(groups) {
    this.options = groups.flatMap((group) => group.options);
    let number = 0;
    this.list.replaceChildren(...groups.map((group) => groupOf(group, () => `${this.list.id}-${number++}`)));
    const n = this.options.length;
    this.close();
    this.open(n > 0);
    this.status.textContent = n > 0 ? fill(this.status.dataset.found, { n }) : (this.status.dataset.none ?? "");
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.active = -1;
    this.open(false);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.options.length > 0) {
      event.preventDefault();
      this.move(step);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    }
  }

  move(step) {
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = (from + step + this.options.length) % this.options.length;
    this.open(true);
    this.field.setAttribute("aria-activedescendant", markChosen(this.list, this.active).id);
  }

  clicked(element) {
    const option = this.options[[...this.list.querySelectorAll("[role=option]")].indexOf(element)];
    if (option) {
      this.choose(option);
    }
  }

  choose(option) {
    this.giveUp();
    this.options = [];
    this.field.value = option.label;
    this.onChoose(option);
  }
}
