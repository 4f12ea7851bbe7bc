// One report: printing, and the way back of whoever came from our list to its filters and its place on the page.
const link = document.querySelector("[data-back]");
const before = document.referrer ? new URL(document.referrer) : null;

if (link && before?.origin === window.location.origin && before.pathname === link.pathname) {
  link.href = before.href;
  link.addEventListener("click", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (isPlain && window.history.length > 1) {
      event.preventDefault();
      window.history.back();
    }
  });
}
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
