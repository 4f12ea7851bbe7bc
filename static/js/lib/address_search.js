// "Find the place": candidates of the address book without loading the page again.
import { ask } from "./http.js";
import { cloneOf, fill } from "./page_data.js";

export class AddressSearch {
  constructor({ field, button, list, message, onChoose, onShow = () => {} }) {
    Object.assign(this, { field, button, list, message, onChoose, onShow });
    this.asked = "";
    list.addEventListener("change", (event) => this.choose(event.target));
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

  choose(option) {
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
