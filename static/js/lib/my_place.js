// "My location": asked of the device on a click only. What it gives, how roughly it knows it, and that it gave nothing.
import { fill } from "./page_data.js";

const ROUGH = 100; // metres of uncertainty that are worth a word
const PATIENCE = 15_000; // milliseconds

export function offerMyPlace(button, message, onFound) {
  const say = (name, values = {}) => (message.textContent = fill(button.dataset[name], values));
  const found = ({ coords }) => {
    message.textContent = "";
    onFound(coords.latitude, coords.longitude);
    if (coords.accuracy > ROUGH) {
      say("rough", { metres: Math.round(coords.accuracy) });
    }
  };
  button.addEventListener("click", () => {
    if (!navigator.geolocation) {
      say("failed");
      return;
    }
    say("asking");
    navigator.geolocation.getCurrentPosition(found, () => say("failed"), { enableHighAccuracy: true, timeout: PATIENCE });
  });
}
