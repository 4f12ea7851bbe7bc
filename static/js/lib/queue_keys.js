// Keys of the queue: from row to row; the arrows do the same once a row is reached.

export function rowMoves(rows) {
  const links = [...rows].map((row) => row.querySelector(".queue-row__link"));
  const here = () => links.findIndex((link) => link.closest(".queue-row").contains(document.activeElement));
  const go = (step) => {
    const to = links[Math.max(0, Math.min(links.length - 1, here() + step))];
    to?.focus();
    to?.closest(".queue-row").scrollIntoView({ block: "nearest" });
  };
  const onlyInside = (step) => () => (here() < 0 ? false : go(step));
  const tick = () => links[here()]?.closest(".queue-row").querySelector("input[type=checkbox]")?.click();
  return { j: () => go(1), k: () => go(-1), x: tick, ArrowDown: onlyInside(1), ArrowUp: onlyInside(-1) };
}
