// What opens at a mark: category, status, day, and the way to the report's page.
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { longDay, withId } from "./page_data.js";
import { statusLabel, statusMark } from "./status_style.js";

export function statusLine(holder, status) {
  const line = document.createElement("span");
  line.className = "status";
  const word = document.createElement("span");
  word.textContent = statusLabel(status);
  line.append(statusMark(status), word);
  holder.replaceChildren(line);
}

export async function openSummary(map, { id, category, status, marker }, { categories, page, report }) {
  const content = document.createElement("div");
  content.append(document.getElementById("summary").content.cloneNode(true));
  content.querySelector("[data-category]").textContent = categories[category] ?? category;
  statusLine(content.querySelector("[data-status]"), status);
  const link = content.querySelector("[data-page]");
  link.href = withId(page, id);
  const day = content.querySelector("[data-day]");
  const popup = L.popup({ offset: [0, -10], minWidth: 220, maxWidth: 280, autoPanPaddingTopLeft: [12, 12], autoPanPaddingBottomRight: [72, 12] }).setLatLng(marker.getLatLng()).setContent(content);
  const { spot } = marker.getElement().dataset;
  popup.on("remove", () => document.querySelector(`[data-spot="${spot}"]`)?.focus()); // marks may be drawn anew
  content.addEventListener("keydown", (event) => event.key === "Escape" && popup.close());
  popup.openOn(map);
  link.focus({ preventScroll: true });
  try {
    const { properties } = await getJSON(withId(report, id));
    day.textContent = longDay(properties.day);
  } catch {
    // without its day the summary is still true
  }
}
