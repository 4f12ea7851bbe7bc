// The distance from the pin, offered on a click: the rounded position goes with the form, the server keeps the metres.
import { fill } from "./page_data.js";

const PLACES = 5; // decimal places of a degree, about a metre
const PATIENCE = 15_000; // milliseconds

export function offerDistance(box) {
  const field = box.querySelector("input");
  const [add, without] = box.querySelectorAll("button");
  const message = box.querySelector("[role=status]");
  const show = (text) => {
    message.textContent = text;
    add.hidden = field.value !== "";
    without.hidden = field.value === "";
  };
  const found = ({ coords }) => {
    field.value = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(PLACES)).join(";");
    show(fill(message.dataset.added, { metres: Math.max(1, Math.round(coords.accuracy)) }));
    without.focus();
  };
  const failed = (error) => show(error?.code === 1 ? message.dataset.denied : message.dataset.failed);
  add.addEventListener("click", () => {
    show(message.dataset.asking);
    const asked = { enableHighAccuracy: true, timeout: PATIENCE };
    if (navigator.geolocation) navigator.geolocation.getCurrentPosition(found, failed, asked);
    else failed();
  });
  without.addEventListener("click", () => {
    field.value = "";
    show("");
    add.focus();
  });
  show("");
  box.hidden = false;
}
