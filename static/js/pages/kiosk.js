// A screen of the mobile information point: full screen by one button, and back to the start when nobody is there.
import { startAgainWhenIdle } from "../lib/idle.js";

const find = (id) => document.getElementById(id);
const button = find("full-screen");

startAgainWhenIdle(find("still-here"), { left: find("left"), said: find("left-said"), stay: find("stay") });
if (button && document.fullscreenEnabled) {
  button.hidden = false;
  button.addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  );
}
