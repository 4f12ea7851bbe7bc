// "Find the place": candidates of the address book without loading the page again.
import { clearError, showError } from "./field_errors.js";
import { findPlaces } from "./find_places.js";
import { cloneOf, fill } from "./page_data.js";

export class AddressSearch {
  /** `message` says what was found, `error` that nothing was; `onOne` comes after the only fitting place was taken. */
  constructor({ field, button, list, message, error, onChoose, onShow, onOne }) {
    Object.assign(this, { field, button, list, message, error, onChoose, onShow, onOne });
    this.asked = "";
    list.addEventListener("change", (event) => this.choose(event.target));
    list.addEventListener("keydown", (event) => this.takeByEnter(event));
  }

  get typed() {
    return this.field.value.trim();
  }

  async find() {
    this.asked = this.typed;
    try {
      this.show(await findPlaces(this.button.dataset.addresses, this.asked));
    } catch {
      this.fail("failed");
    }
  }

  /** The only hit that means what was typed is taken at once; else somebody chooses. */
  show({ hits, isPartial, fitting }) {
    this.onShow(hits[0]);
    if (hits.length === 0) {
      this.list.hidden = true;
      this.fail("none");
    } else if (fitting === 1) {
      this.take(hits[0]);
    } else {
      this.list.hidden = false;
      this.list.querySelector(".choices").replaceChildren(...hits.map(optionOf));
      this.say(isPartial ? `part_${hits[0].kind}` : "some", hits[0]);
      this.list.querySelector("input").focus();
    }
  }

  take(hit) {
    this.offer(hit);
    this.choose(this.list.querySelector("input"));
    this.say(hit.kind === "address" ? "one" : "wide", hit);
    this.onOne();
  }

  fail(name) {
    this.message.textContent = "";
    showError(this.error, this.message.dataset[name]);
  }

  say(name, values = {}) {
    this.message.textContent = fill(this.message.dataset[name] ?? this.message.dataset.some, values);
    this.message.classList.toggle("field-message", name.startsWith("part"));
    clearError(this.error);
  }

  /** The list holds this place alone, chosen, so there is nothing to ask. */
  offer(hit) {
    this.list.hidden = true;
    this.list.querySelector(".choices").replaceChildren(optionOf(hit));
    this.list.querySelector("input").checked = true;
    this.asked = this.typed;
  }

  takeByEnter(event) {
    if (event.key === "Enter" && !event.target.checked) {
      event.preventDefault();
      event.target.checked = true;
      this.choose(event.target);
    }
  }

  choose(option) {
    this.field.value = this.asked = this.chosenLabel();
    const [lon, lat] = option.value.split(";").map(Number);
    this.onChoose(lat, lon);
  }

  forget() {
    this.list.querySelectorAll("input").forEach((option) => (option.checked = false));
  }

  chosenLabel() {
    return this.list.querySelector(":checked")?.closest("label").querySelector("span").textContent.trim() ?? "";
  }
}

function optionOf(hit) {
  const option = cloneOf("candidate");
  option.querySelector("input").value = `${hit.lon.toFixed(6)};${hit.lat.toFixed(6)}`;
  option.querySelector("[data-label]").textContent = hit.label;
  return option;
}
