// What one field finds: places of our address book, kinds of threats by plain words, officers by name. The best group first.
import { rank, wordsOf } from "./category_rank.js";
import { findPlaces } from "./find_places.js";
import { getJSON } from "./http.js";
import { categoryIcon, iconOf } from "./icons.js";
import { fill } from "./page_data.js";

const MOST = { places: 6, categories: 4, officers: 4 };
const SHORTEST_NAME = 3;

export class Suggestions {
  constructor(settings, names) {
    Object.assign(this, { settings, names });
    this.categories = Object.entries(settings.words)
      .filter(([slug]) => document.querySelector(`#filters [value="${slug}"]`))
      .map(([slug, words]) => ({ slug, words: wordsOf(words) }));
  }

  async find(text, signal) {
    const [places, officers] = await Promise.all([this.places(text, signal), this.officers(text, signal)]);
    const groups = [places, this.kinds(text), officers].filter(({ options }) => options.length > 0);
    return groups.sort((a, b) => b.score - a.score);
  }

  async places(text, signal) {
    const { hits, isPartial } = await findPlaces(this.settings.addresses, text, { signal });
    const options = hits.slice(0, MOST.places).map((hit) => ({ ...hit, type: "place", place: hit.kind, isPartial, icon: iconOf("place") }));
    return { name: this.names.places, options, score: isPartial ? 0.5 : 3 };
  }

  kinds(text) {
    const typed = wordsOf(text);
    const ranked = this.categories
      .map(({ slug, words }) => ({ slug, rank: rank(typed, words) }))
      .filter((row) => row.rank > 0)
      .sort((a, b) => b.rank - a.rank);
    const options = ranked.slice(0, MOST.categories).map(({ slug }) => ({
      type: "category",
      slug,
      label: this.settings.categories[slug],
      icon: categoryIcon(slug),
    }));
    return { name: this.names.categories, options, score: ranked[0]?.rank >= typed.length ? 2 : 1 };
  }

  async officers(text, signal) {
    const isName = text.length >= SHORTEST_NAME && !/\d/.test(text);
    const { results } = isName ? await getJSON(`${this.settings.officers}?name=${encodeURIComponent(text)}`, { signal }) : { results: [] };
    const options = results.slice(0, MOST.officers).flatMap((card) => this.officer(card) ?? []);
    return { name: this.names.officers, options, score: 1.5 };
  }

  officer({ url, number, name, officer, substitute }) {
    const person = officer ?? substitute;
    const note = fill(this.names.beat, { number, name });
    return person && { type: "officer", url, label: `${person.first_name} ${person.last_name}`, note, icon: iconOf("officer") };
  }
}
