// "Find the place": candidates of the address book without loading the page again.
import { ask } from "./http.js";
import { cloneOf, fill } from "./page_data.js";

export class AddressSearch {
  /** With `adopts` the field takes the name of the place that is chosen. */
  constructor({ field, button, list, message, onChoose, onShow = () => {}, adopts = false }) {
    Object.assign(this, { field, button, list, message, onChoose, onShow, adopts });
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
      const { body, headers } = await ask(`${this.button.dataset.addresses}?q=${encodeURIComponent(this.asked)}`);
      this.show(body, headers.get("Match") === "partial");
    } catch {
      this.say("failed");
    }
  }

  /** The best hit is chosen at once, unless only a part of what was typed was found. */
  show(hits, isPartial) {
    this.list.hidden = hits.length === 0;
    this.list.querySelector(".choices").replaceChildren(...hits.map(optionOf));
    this.onShow(hits[0]);
    if (hits.length === 0) {
      this.say("none");
      this.field.focus();
      return;
    }
    this.say(isPartial ? `part_${hits[0].kind}` : "some", hits[0]);
    const first = this.list.querySelector("input");
    first.focus();
    if (!isPartial) {
      first.checked = true;
      this.choose(first);
    }
  }

  say(name, values = {}) {
    this.message.textContent = fill(this.message.dataset[name] ?? this.message.dataset.some, values);
    this.message.classList.toggle("field-message", name !== "some");
  }

  /** The list holds this place alone, chosen. */
  offer(hit) {
    this.list.hidden = false;
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
    if (this.adopts) {
      this.field.value = this.asked = this.chosenLabel();
    }
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
