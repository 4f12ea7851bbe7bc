// Questions in <details>: which are open. The words and their order are the page's.

export function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.scrollIntoView();
  target.querySelector("summary").focus();
}

export function openAll(from, until) {
  let closed = [];
  addEventListener(from, () => {
    closed = [...document.querySelectorAll("details.question:not([open])")];
    for (const question of closed) question.open = true;
  });
  addEventListener(until, () => {
    for (const question of closed) question.open = false;
  });
}
