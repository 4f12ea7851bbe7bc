// A map with our controls and words, and its view in the part of the address after "#".
import { L } from "./leaflet.js";
import { words } from "./page_data.js";

const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

const POLAND = [[47.5, 12], [56.5, 26]];
const SLACK = 0.5; // of the served box on each side, so that its edge can be in the middle

function withSlack([west, south, east, north]) {
  const [wide, high] = [(east - west) * SLACK, (north - south) * SLACK];
  return [[south - high, west - wide], [north + high, east + wide]];
}

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
    maxBounds: box && !small ? withSlack(box) : POLAND,
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

/** The view as west, south, east, north: what the list calls `bbox`. */
export function boxOf(map) {
  return map.getBounds().toBBoxString().split(",").map((degrees) => Number(degrees).toFixed(5)).join(",");
}
