// The question between place and time: is it reported there already? A section without rows is passed over.
import { getJSON } from "./http.js";
import { cloneOf, fill, longDay } from "./page_data.js";
import { startProof } from "./proof_of_work.js";
import { statusLine } from "./status_style.js";

const LONGEST = 3000; // milliseconds that somebody waits for it at most

function nameOf(form, slug) {
  const input = form.querySelector(`input[name=category][value="${CSS.escape(slug)}"]`);
  return input?.closest(".tile").querySelector(".tile__name").textContent.trim() ?? slug;
}

function rowOf(form, report) {
  const row = cloneOf("near-row");
  row.querySelector("[data-what]").textContent = nameOf(form, report.category);
  const about = row.querySelector("[data-about]");
  about.textContent = fill(about.dataset.about, { metres: report.metres, day: longDay(report.day) });
  statusLine(row.querySelector("[data-status]"), report.status);
  row.querySelector("button").value = report.id;
  return row;
}

export class NearStep {
  /** `leave` is called before the form goes with "I see it too". */
  constructor(form, section, { leave }) {
    Object.assign(this, { form, section, leave });
    section.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=endorse]");
      if (button) {
        event.preventDefault();
        this.endorse(button);
      }
    });
  }

  /** True, always: asks once for each place and category, and where nothing answers in time, the form goes on without. */
  async look() {
    const { lon, lat } = this.form.elements;
    const category = this.form.querySelector("input[name=category]:checked")?.value ?? "";
    const asked = new URLSearchParams({ category, lon: lon.value.trim().replace(",", "."), lat: lat.value.trim().replace(",", ".") }).toString();
    if (asked === this.asked) {
      return true;
    }
    const found = await getJSON(`${this.section.dataset.address}?${asked}`, { signal: AbortSignal.timeout(LONGEST) }).catch(() => null);
    this.asked = found && asked;
    const rows = (found?.reports ?? []).map((report) => rowOf(this.form, report));
    this.section.querySelector("#near").replaceChildren(...rows);
    this.section.toggleAttribute("data-empty", rows.length === 0);
    return true;
  }

  async endorse(button) {
    if (this.isSent) {
      return;
    }
    this.isSent = true;
    button.setAttribute("aria-busy", "true");
    const { proof } = this.form.elements;
    proof.value = await startProof(proof);
    const chosen = Object.assign(document.createElement("input"), { type: "hidden", name: "endorse", value: button.value });
    this.form.append(chosen);
    await this.leave();
    this.form.submit();
  }
}
