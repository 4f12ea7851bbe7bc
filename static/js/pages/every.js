// Every page: wires the menu and the line about the connection.
import { closeOnLeaving } from "../lib/menu.js";
import { sayWhenOffline } from "../lib/offline.js";

const menu = document.querySelector(".site-menu");
if (menu) closeOnLeaving(menu);
document.querySelector("[data-focus-now]")?.focus();
const connection = document.getElementById("connection");
if (connection) sayWhenOffline(connection);
