// Tiles from our own origin under everything else. While they are shown, the built-in outlines and names step back; when
// one cannot be had, the tiles go and the outlines come back: never a hole.
import { asText } from "./as_text.js";
import { L } from "./leaflet.js";

const AGAIN_AFTER = 60_000; // milliseconds before a source that failed is tried again, with the next move of the map
const SHOWN = "map--tiles";

export function addTiles(map, url, { attribution, box: [west, south, east, north] }) {
  const layer = L.tileLayer(url, { attribution: asText(attribution), bounds: [[south, west], [north, east]], maxZoom: 19 });
  let failed = false;
  layer.on("load", () => map.getContainer().classList.toggle(SHOWN, !failed));
  layer.on("tileerror", () => {
    if (!failed) {
      failed = true;
      map.getContainer().classList.remove(SHOWN);
      window.setTimeout(() => layer.remove()); // not while it is drawing
      window.setTimeout(() => map.once("moveend", start), AGAIN_AFTER);
    }
  });
  const start = () => {
    failed = false;
    layer.addTo(map);
  };
  start();
}
