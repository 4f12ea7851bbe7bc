// A map with our controls and words, the view that an address names, and the view as a box.
import { L } from "./leaflet.js";
import { words } from "./page_data.js";

export const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

const POLAND = [[47.5, 12], [56.5, 26]];
const SLACK = 0.5; // of the served box on each side, so that its edge can be in the middle
const PHONE = 768;

function withSlack([west, south, east, north]) {
  const [wide, high] = [(east - west) * SLACK, (north - south) * SLACK];
  return [[south - high, west - wide], [north + high, east + wide]];
}

/** `area`, where the page was asked for one, is looked at first. */
export function createMap(element, { box, area, small = false }) {
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
    const [west, south, east, north] = area?.box ?? box;
    map.fitBounds([[south, west], [north, east]], { animate: false, ...covered(small) });
  }
  return map;
}

/** Pixels that the search and the sheet of a phone cover. */
function covered(small) {
  const floats = !small && document.querySelector(".map-panel") && window.innerWidth < PHONE;
  return floats ? { paddingTopLeft: [0, 60], paddingBottomRight: [0, 80] } : {};
}

/** `open` is what stands open beside the map: the id of a report or the box of a place, "" for nothing. */
export function viewInAddress() {
  const found = /^#(\d{1,2})\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)(?:\/([\w.,-]{1,120}))?$/.exec(window.location.hash);
  return found && { zoom: Number(found[1]), centre: [Number(found[2]), Number(found[3])], open: found[4] ?? "" };
}

/** The view as west, south, east, north: what the list calls `bbox`. */
export function boxOf(map) {
  return map.getBounds().toBBoxString().split(",").map((degrees) => Number(degrees).toFixed(5)).join(",");
}
