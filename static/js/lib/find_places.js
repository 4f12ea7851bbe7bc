// Places of the address book that a text may mean.
import { ask } from "./http.js";

/** `hits` with label, kind, lat and lon, the best first; how many of them fit the whole text, and whether none does. */
export async function findPlaces(addresses, text, options) {
  const { body, headers } = await ask(`${addresses}?q=${encodeURIComponent(text)}`, options);
  return { hits: body, isPartial: headers.get("Match") === "partial", fitting: Number(headers.get("Fitting")) };
}
