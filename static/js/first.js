// Before the first paint: pages are laid out for scripts from the beginning, so nothing moves when the modules start.
// No module, because modules wait for the whole page; a browser that knows none keeps the page without scripts.
if ("noModule" in document.createElement("script")) {
  document.documentElement.classList.add("js");
}
