// "You are reporting: …" with the beat that will answer, or why this place cannot be taken.
import { getJSON, isAborted } from "./http.js";
import { fill } from "./page_data.js";

export class PlaceSentence {
  /** `said` speaks the sentence, once it is whole. `onSwap(lat, lon)` is called where the numbers stand the wrong way round and somebody asks to swap them. */
  constructor(element, said, onSwap) {
    Object.assign(this, { element, said });
    this.place = element.querySelector("[data-place]");
    this.answers = element.querySelector("[data-answers]");
    this.swap = element.querySelector("[data-swap]");
    this.swap.addEventListener("click", () => onSwap(this.suggestion.lat, this.suggestion.lon));
  }

  hide() {
    this.asking?.abort();
    this.element.hidden = true;
    this.said.textContent = "";
    this.isRefused = false;
  }

  /** The place as it stands in the sentence: its address, or that it was marked on the map. */
  nameOf([lat, lon], label) {
    return label || `${this.element.dataset.onMap} (${lat.toFixed(5)}, ${lon.toFixed(5)})`;
  }

  async show(place, label) {
    this.asking?.abort();
    this.asking = new AbortController();
    this.place.textContent = this.nameOf(place, label);
    this.answers.textContent = "";
    this.refuse(false);
    this.element.hidden = false;
    const [lat, lon] = place.map((degrees) => degrees.toFixed(6));
    try {
      const found = await getJSON(`${this.element.dataset.locate}?lon=${lon}&lat=${lat}`, { signal: this.asking.signal });
      this.say(`, ${this.whoAnswers(found)}.`, false);
    } catch (error) {
      if (!isAborted(error)) {
        this.offer(error.problem);
        this.say(` – ${error.problem?.detail ?? this.element.dataset.failed}`, error.status === 422);
      }
    }
  }

  /** What was probably meant, by one press. */
  offer(problem) {
    this.suggestion = problem?.suggestion;
    const { swapped, meant } = this.swap.dataset;
    this.swap.textContent = problem?.code === "swapped" ? swapped : fill(meant, this.suggestion ?? {});
  }

  whoAnswers({ beats, unit }) {
    const [beat] = beats;
    return beat ? fill(this.element.dataset.beat, { number: beat.number, name: beat.name, unit: unit.name }) : unit.name;
  }

  say(text, isRefused) {
    this.answers.textContent = text;
    this.said.textContent = this.sentence;
    this.refuse(isRefused);
  }

  get sentence() {
    return this.element.querySelector("[data-sentence]").textContent.trim();
  }

  refuse(isRefused) {
    this.isRefused = isRefused;
    this.element.classList.toggle("place-sentence--refused", isRefused);
    this.swap.hidden = !(isRefused && this.suggestion);
  }
}
