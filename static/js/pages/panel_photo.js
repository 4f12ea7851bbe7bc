import { drawBoxes } from "../lib/draw_boxes.js";

const form = document.getElementById("boxes");
if (form) {
  drawBoxes(document.getElementById("redact-picture"), form);
}
