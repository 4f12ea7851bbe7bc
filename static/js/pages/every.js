// Every page: says that scripts run, and closes the menu by Escape.
document.documentElement.classList.add("js");

const menu = document.querySelector(".site-menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.querySelector("[data-focus-now]")?.focus();
