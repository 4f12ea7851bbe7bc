// Small comforts on every page of the panel; everything works without them.

// A second click while the first is under way must not send the form twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    form.dataset.sent = "yes";
  }
});
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// After a refusal the reader starts at what is wrong.
const summary = document.querySelector(".error-summary[role=alert]");
if (summary) {
  summary.tabIndex = -1;
  summary.focus({ preventScroll: false });
}
