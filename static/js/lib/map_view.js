// A map with our controls and words, and its view in the part of the address after "#".
import { L } from "./leaflet.js";
import { words } from "./page_data.js";

const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export function createMap(element, { box, small = false }) {
  const map = L.map(element, {
    zoomControl: false,
    minZoom: 5,
    maxZoom: 19,
    zoomAnimation: !CALM,
    fadeAnimation: !CALM,
    markerZoomAnimation: !CALM,
    inertia: !CALM,
    scrollWheelZoom: !small,
    maxBounds: [[47.5, 12], [56.5, 26]],
    maxBoundsViscosity: 0.8,
  });
  map.attributionControl.setPrefix("Leaflet");
  L.control.zoom({ position: "topright", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  if (box) {
    map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { animate: false, paddingBottomRight: [0, small ? 0 : coveredBelow()] });
  }
  return map;
}

/** Pixels at the bottom that the sheet and the button of a phone cover. */
function coveredBelow() {
  return document.querySelector(".map-panel") && window.innerWidth < 768 ? 160 : 0;
}

export function viewInAddress() {
  const found = /^#(\d{1,2})\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(window.location.hash);
  return found && { zoom: Number(found[1]), centre: [Number(found[2]), Number(found[3])] };
}

export function followAddress(map, query) {
  const show = () => {
    const view = viewInAddress();
    if (view) {
      map.setView(view.centre, view.zoom, { animate: false });
    }
  };
  show();
  window.addEventListener("hashchange", show);
  map.on("moveend", () => writeAddress(map, query()));
}

export function writeAddress(map, query) {
  const centre = map.getCenter();
  const hash = `#${map.getZoom()}/${centre.lat.toFixed(5)}/${centre.lng.toFixed(5)}`;
  window.history.replaceState(window.history.state, "", `${window.location.pathname}${query ? `?${query}` : ""}${hash}`);
}
