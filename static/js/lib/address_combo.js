// Places of the address book suggested under a field while one types. Who chooses none goes on as without suggestions.
import { Combobox } from "./combobox.js";
import { findPlaces } from "./find_places.js";

const MOST = 6;

/** `list.dataset.addresses` is asked; `onChoose` gets the hit: its label, kind, lat and lon. */
export function suggestAddresses(field, list, status, onChoose) {
  const { addresses, name } = list.dataset;
  const ask = async (text, signal) => {
    const { hits } = await findPlaces(addresses, text, { signal });
    return hits.length > 0 ? [{ name, options: hits.slice(0, MOST) }] : [];
  };
  return new Combobox({ field, list, status, ask, onChoose });
}
