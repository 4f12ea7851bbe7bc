// "Find the place": candidates of the address book without loading the page again.
import { getJSON } from "./http.js";
import { cloneOf } from "./page_data.js";

export class AddressSearch {
  constructor({ field, button, list, message, onChoose }) {
    Object.assign(this, { field, button, list, message, onChoose });
    list.addEventListener("change", (event) => this.choose(event.target));
  }

  async find() {
    const address = `${this.button.dataset.addresses}?q=${encodeURIComponent(this.field.value.trim())}`;
    try {
      this.show(await getJSON(address));
    } catch {
      this.message.textContent = this.message.dataset.failed;
    }
  }

  show(hits) {
    this.message.textContent = hits.length > 0 ? this.message.dataset.some : this.message.dataset.none;
    this.list.hidden = hits.length === 0;
    const options = hits.map((hit) => {
      const option = cloneOf("candidate");
      option.querySelector("input").value = `${hit.lon.toFixed(6)};${hit.lat.toFixed(6)}`;
      option.querySelector("[data-label]").textContent = hit.label;
      return option;
    });
    this.list.querySelector(".choices").replaceChildren(...options);
    const first = this.list.querySelector("input");
    if (first) {
      first.checked = true; // the best of them; the sentence below says which
      first.focus();
      this.choose(first);
    }
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
