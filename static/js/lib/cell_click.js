// A click on a circle: nearer, or the list of what shares one place.
const AROUND = 0.0001; // degrees, about ten metres

export function openCell(map, [lat, lon], isPlace, list) {
  if (!isPlace && map.getZoom() < map.getMaxZoom()) {
    map.setView([lat, lon], Math.min(map.getZoom() + 2, map.getMaxZoom()));
    return;
  }
  const box = [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND].map((degrees) => degrees.toFixed(6));
  window.location.assign(`${list}${list.endsWith("?") ? "" : "&"}bbox=${box.join(",")}`);
}
