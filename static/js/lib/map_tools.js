// The tools of the map: where am I, share this view, print it. Each says in words when it cannot.
import { markPlace } from "./found_place.js";

const NEAR = 15;
const DENIED = 1;
const WAIT = { timeout: 10_000 };

export function openLocate(button, said, map) {
  const { asking, denied, failed, outside, found } = button.dataset;
  const say = (sentence) => (said.textContent = sentence);
  const show = ({ coords }) => {
    const place = [coords.latitude, coords.longitude];
    if (!map.options.maxBounds.contains(place)) {
      say(outside);
      return;
    }
    say("");
    map.setView(place, NEAR, { animate: false });
    markPlace(map, place, found);
  };
  button.addEventListener("click", () => {
    say(asking);
    navigator.geolocation.getCurrentPosition(show, (error) => say(error.code === DENIED ? denied : failed), WAIT);
  });
}

export function openShare(button, said, { copied, failed } = button.dataset) {
  button.addEventListener("click", async () => {
    const { title } = document;
    const url = window.location.href;
    try {
      if (navigator.share) {
        await navigator.share({ title, url });
      } else {
        await navigator.clipboard.writeText(url);
        said.textContent = copied;
      }
    } catch (error) {
      said.textContent = error.name === "AbortError" ? "" : failed;
    }
  });
}

/** Paper shows the part of the map that the screen shows: the drawing is made smaller or larger, not cut. */
export function openPrint(button, map) {
  const measure = () => {
    const { x, y } = map.getSize();
    const { style } = map.getContainer().parentElement;
    const sizes = { "--map-wide": `${x}px`, "--map-high": `${y}px`, "--upright": scale(x, y, 670, 620), "--across": scale(x, y, 980, 480) };
    Object.entries(sizes).forEach(([name, value]) => style.setProperty(name, value));
  };
  const foot = document.querySelector(".print-foot [data-address]");
  window.addEventListener("beforeprint", () => (foot.textContent = decodeURI(window.location.href)));
  measure();
  map.on("resize", measure);
  button.addEventListener("click", () => window.print());
}

function scale(wide, high, mostWide, mostHigh) {
  return String(Math.min(mostWide / wide, mostHigh / high));
}
