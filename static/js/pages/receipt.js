// The receipt: print, copy, and the check of what was written down. Nothing is kept.
const code = document.getElementById("code").textContent.replace(/\D/g, "");
const check = document.getElementById("check");
const result = document.getElementById("check-result");

document.getElementById("print").addEventListener("click", () => window.print());

const copy = document.getElementById("copy");
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(document.getElementById("code").textContent.trim());
  copy.textContent = copy.dataset.done;
});

check.addEventListener("input", () => {
  const typed = check.value.replace(/[OoОо]/g, "0").replace(/\D/g, "");
  const wrong = !code.startsWith(typed);
  result.textContent = typed === code ? result.dataset.right : wrong ? result.dataset.wrong : "";
});
