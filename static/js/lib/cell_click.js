// A click on a circle: nearer, or what shares one place. A place is named by its box, as the list calls it.
const AROUND = 0.0001; // degrees, about ten metres

/** The box of a place that does not split by zooming; "" where a nearer view splits it. */
export function placeOf(map, { isPlace, box }) {
  if (!isPlace && map.getZoom() < map.getMaxZoom()) {
    return "";
  }
  const [west, south, east, north] = box;
  return [west - AROUND, south - AROUND, east + AROUND, north + AROUND].map((degrees) => degrees.toFixed(6)).join(",");
}

/** Nearer, until the members of the circle come apart. */
export function zoomInto(map, { place, box }) {
  const [west, south, east, north] = box;
  const fits = map.getBoundsZoom([[south, west], [north, east]]);
  const zoom = Math.min(Math.max(map.getZoom() + 2, Math.min(fits, map.getZoom() + 4)), map.getMaxZoom());
  map.setView(place, zoom);
}
