// What a page may not do wrong, measured in the page itself: `(name) => sentences`, none where all is well.
(name) => {
  const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const PRIMARY = ".button--primary, .tile, .choice, .spot, .ring, input, select, textarea, nav a, nav button";
  const SMALL = 24;
  const LARGE = 44;
  const SLACK = 1; // parts of pixels

  const named = (element) => {
    const classes = [...element.classList].map((part) => `.${part}`).join("");
    const words = (element.getAttribute("aria-label") || element.textContent || element.name || "").trim();
    return `${element.localName}${element.id ? `#${element.id}` : ""}${classes} "${words.replace(/\s+/g, " ").slice(0, 40)}"`;
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isAside = (element) => element.closest(".visually-hidden, .skip, [inert], [aria-hidden=true]") !== null;
  const controls = () =>
    [...document.querySelectorAll(FOCUSABLE)].filter(
      (element) => isShown(element) && !element.disabled && (element.tabIndex >= 0 || element.type === "radio"),
    );

  // The box that answers to a finger: labels of boxes to tick count with them.
  const box = (element) => {
    const ticked = ["checkbox", "radio"].includes(element.type) ? [...element.labels] : [];
    const boxes = [element, ...ticked].map((part) => part.getBoundingClientRect());
    const left = Math.min(...boxes.map((part) => part.left));
    const top = Math.min(...boxes.map((part) => part.top));
    const right = Math.max(...boxes.map((part) => part.right));
    const bottom = Math.max(...boxes.map((part) => part.bottom));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  // A link among the words of a sentence is as high as its line (2.5.8 leaves it out).
  const isInText = (element) => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    const around = element.closest("p, li, dd, td, figcaption, blockquote") ?? element.parentElement;
    return around.textContent.trim().length > element.textContent.trim().length + 3;
  };
  const isAlone = (small, all) => {
    const x = (small.left + small.right) / 2;
    const y = (small.top + small.bottom) / 2;
    const reach = SMALL / 2;
    return all.every((other) => {
      if (other === small) return true;
      const dx = Math.max(other.left - x, x - other.right, 0);
      const dy = Math.max(other.top - y, y - other.bottom, 0);
      return Math.hypot(dx, dy) >= reach;
    });
  };

  const targets = () => {
    const asked = controls().filter((element) => !isAside(element) && !isInText(element));
    const measured = asked.map((element) => ({ element, ...box(element) }));
    const wrong = [];
    for (const target of measured) {
      const side = Math.min(target.width, target.height) + SLACK;
      const size = `${Math.round(target.width)}×${Math.round(target.height)}`;
      if (target.element.matches(PRIMARY) && side < LARGE) wrong.push(`${named(target.element)} is ${size}, not ${LARGE}`);
      else if (side < SMALL && !isAlone(target, measured)) wrong.push(`${named(target.element)} is ${size}, not ${SMALL}`);
    }
    return wrong;
  };

  // Text that a box cuts off, and words that run out of a button or a cell.
  const HOLDS = ".button, button, .tile, .choice, th, td, .tag";
  // What can be scrolled to, or shown by the button that says so, is not cut.
  const isPassedBy = (element, style) =>
    [style.overflowX, style.overflowY].some((flow) => ["auto", "scroll"].includes(flow)) ||
    (element.id && document.querySelector(`[aria-controls~="${element.id}"][aria-expanded=false]`) !== null);
  // Cut to nothing on purpose: read aloud and not shown.
  const isForEarsOnly = (element, style) =>
    style.clip !== "auto" || style.clipPath.startsWith("inset(50%") || Math.min(element.offsetWidth, element.offsetHeight) <= 1;
  const isHeardOnly = (element) =>
    element !== document.body &&
    (isForEarsOnly(element, getComputedStyle(element)) || isHeardOnly(element.parentElement));
  const cuts = (words, element, style) => {
    const edge = element.getBoundingClientRect();
    const acrossIsCut = ["hidden", "clip"].includes(style.overflowX) || element.matches(HOLDS);
    const downIsCut = ["hidden", "clip"].includes(style.overflowY) || element.matches(HOLDS);
    const across = words.right > edge.right + 2 || words.left < edge.left - 2;
    const down = words.bottom > edge.bottom + 3 || words.top < edge.top - 3;
    return (acrossIsCut && across) || (downIsCut && down);
  };
  const cutBy = (words, from) => {
    for (let element = from; element && element !== document.body; element = element.parentElement) {
      const style = getComputedStyle(element);
      if (isPassedBy(element, style)) return null;
      if (cuts(words, element, style)) return element;
    }
    return null;
  };
  const clipped = () => {
    const wrong = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const isLeftOut = parent.closest(".visually-hidden, .skip, .leaflet-container, .map-busy, svg, select, script, template");
      if (!node.textContent.trim() || isLeftOut || !isShown(parent) || isHeardOnly(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()];
      if (lines.length > 6 && lines.length > node.textContent.trim().length / 3)
        wrong.add(`"${node.textContent.trim().slice(0, 40)}" has hardly a letter a line in ${named(parent)}`);
      const by = lines.map((words) => cutBy(words, parent)).find(Boolean);
      if (by) wrong.add(`"${node.textContent.trim().slice(0, 40)}" is cut by ${named(by)}`);
    }
    return [...wrong];
  };

  // What one sees of an element: its own edges and those of what stands for it.
  const look = (element) =>
    [element, element.nextElementSibling, element.parentElement, element.closest("label"), element.closest("li"), ...(element.labels ?? [])]
      .filter(Boolean)
      .map((part) => getComputedStyle(part))
      .map((style) => [style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecoration, style.transform, style.opacity].join())
      .join("|");
  const covering = (element) => {
    const own = element.getBoundingClientRect();
    const edge = own.width < 4 || own.height < 4 ? box(element) : own;
    const left = Math.max(edge.left, 0);
    const right = Math.min(edge.right, innerWidth);
    const top = Math.max(edge.top, 0);
    const bottom = Math.min(edge.bottom, innerHeight);
    if (left >= right || top >= bottom) return "outside of the window";
    const isOurs = (hit) =>
      hit && (element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
    // Something as large as a map may have a sheet over its middle (2.4.11: not hidden entirely).
    const shares = right - left > 200 && bottom - top > 200 ? [0.5, 0.1, 0.3, 0.7, 0.9] : [0.5];
    const hits = shares.map((share) => document.elementFromPoint((left + right) / 2, top + (bottom - top) * share));
    return hits.some(isOurs) ? "" : `under ${hits[0] ? named(hits[0]) : "nothing"}`;
  };
  const focus = () => {
    const wrong = [];
    for (const element of controls()) {
      document.activeElement?.blur();
      const before = look(element);
      element.focus();
      if (document.activeElement !== element || !isShown(element)) continue;
      if (look(element) === before) wrong.push(`the focus on ${named(element)} cannot be seen`);
      const over = covering(element);
      if (over) wrong.push(`the focus on ${named(element)} is ${over}`);
    }
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    return wrong;
  };

  const sideways = () => {
    const [wide, seen] = [document.documentElement.scrollWidth, window.innerWidth];
    if (wide <= seen) return [];
    const out = [...document.body.querySelectorAll("*")].filter(
      (element) => isShown(element) && element.getBoundingClientRect().right > seen + 1,
    );
    const first = out.find((element) => !out.some((other) => other !== element && element.contains(other)));
    return [`${wide} px wide in a window of ${seen} px: ${first ? named(first) : "the page itself"}`];
  };

  const headings = () => {
    const count = [...document.querySelectorAll("h1")].filter(isShown).length;
    return count === 1 ? [] : [`${count} headings of the first level`];
  };

  return { targets, clipped, focus, sideways, headings }[name]();
};
