// Every page: says that scripts run, and wires the menu.
import { closeOnLeaving } from "../lib/menu.js";

document.documentElement.classList.add("js");

const menu = document.querySelector(".site-menu");
if (menu) closeOnLeaving(menu);
document.querySelector("[data-focus-now]")?.focus();
