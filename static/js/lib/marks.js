// What stands for reports on a map: a status mark for one, a circle with a number and a ring of shares for many.
import { L } from "./leaflet.js";
import { fill, words } from "./page_data.js";
import { STATUSES, statusLabel, statusMark } from "./status_style.js";

const STILL = { autoPanOnFocus: false }; // map_keys.js moves the map, and only where something lies over a mark
const SVG = "http://www.w3.org/2000/svg";

export function reportMarker(place, status, title) {
  const icon = L.divIcon({ className: "spot", html: statusMark(status), iconSize: [44, 44] });
  return reachable(L.marker(place, { icon, ...STILL }), title);
}

/** Pixels across: at least a finger, wider for longer numbers. */
export function sizeOf(n) {
  return n === 1 ? 44 : Math.min(66, 44 + Math.round(Math.log10(n) * 6));
}

/** The name of a mark at a place, the same when it is drawn anew. */
export function spotOf([lat, lon]) {
  return `${lat},${lon}`;
}

export function cellMarker(place, n, shares, isPlace) {
  const html = n === 1 ? statusMark(Object.keys(shares)[0]) : ring(n, shares);
  const icon = L.divIcon({ className: "spot", html, iconSize: [sizeOf(n), sizeOf(n)] });
  const listed = STATUSES.filter((status) => shares[status]).map((status) => `${statusLabel(status)} ${shares[status]}`);
  const title = `${fill(isPlace ? words.place : words.many, { n })}. ${listed.join(", ")}`;
  return reachable(L.marker(place, { icon, ...STILL }), title);
}

function reachable(marker, title) {
  marker.on("add", () => {
    const element = marker.getElement();
    element.setAttribute("aria-label", title);
    const { lat, lng } = marker.getLatLng();
    element.dataset.spot = spotOf([lat, lng]);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        marker.fire("click");
      }
    });
  });
  return marker;
}

function ring(n, shares) {
  const svg = element("svg", { class: "ring", viewBox: "0 0 48 48", "aria-hidden": "true" });
  svg.append(element("circle", { class: "ring__disc", cx: 24, cy: 24, r: 22 }));
  let start = 0;
  for (const status of STATUSES.filter((name) => shares[name])) {
    const part = (shares[status] / n) * 100;
    svg.append(
      element("circle", {
        class: `ring__part ring__part--${status}`,
        cx: 24,
        cy: 24,
        r: 20.5,
        pathLength: 100,
        "stroke-dasharray": `${part} 100`,
        "stroke-dashoffset": -start,
        transform: "rotate(-90 24 24)",
      }),
    );
    start += part;
  }
  const number = element("text", { class: "ring__number", x: 24, y: 28.5 });
  number.textContent = short(n);
  svg.append(number);
  return svg;
}

function short(n) {
  return n < 10_000 ? String(n) : `${Math.floor(n / 1000)}k`;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}
