// The panel as a sheet at the bottom of a phone: three heights, by dragging its handle, by click and by arrow keys.
const HEIGHTS = ["peek", "half", "full"];
const CLICK = 6; // pixels under which a drag was a click
const AFTER = 300; // milliseconds in which a click is the end of a drag

export class Sheet {
  constructor(panel) {
    this.panel = panel;
    this.handle = panel.querySelector(".sheet-handle");
    this.handle.addEventListener("click", (event) => this.click(event));
    this.handle.addEventListener("keydown", (event) => this.key(event));
    this.handle.addEventListener("pointerdown", (event) => this.drag(event));
    panel.parentElement.addEventListener("focusin", ({ target }) => {
      if (!panel.contains(target)) {
        this.set("peek"); // a mark that keys have reached must not lie under the sheet
      } else if (target !== this.handle) {
        this.atLeastHalf();
      }
    });
  }

  place() {
    return HEIGHTS.indexOf(this.panel.dataset.height);
  }

  set(height) {
    this.panel.dataset.height = height;
    this.handle.setAttribute("aria-expanded", String(height !== "peek"));
    if (height === "peek") {
      this.panel.scrollTop = 0;
    }
  }

  atLeastHalf() {
    if (this.panel.dataset.height === "peek") {
      this.set("half");
    }
  }

  click({ timeStamp }) {
    if (!(timeStamp - this.dragged < AFTER)) {
      this.set(HEIGHTS[(this.place() + 1) % HEIGHTS.length]);
    }
  }

  key(event) {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.set(HEIGHTS[Math.min(Math.max(this.place() + step, 0), HEIGHTS.length - 1)]);
    }
  }

  drag(event) {
    const [start, tall] = [event.clientY, this.panel.offsetHeight];
    const over = new AbortController();
    const move = ({ clientY }) => {
      this.panel.classList.add("map-panel--dragged");
      this.panel.style.setProperty("--dragged", `${tall + start - clientY}px`);
    };
    const end = ({ type, clientY, timeStamp }) => {
      over.abort();
      this.panel.classList.remove("map-panel--dragged");
      if (type === "pointerup" && Math.abs(clientY - start) > CLICK) {
        this.dragged = timeStamp;
        this.set(this.nearest(tall + start - clientY));
      }
    };
    this.handle.setPointerCapture(event.pointerId);
    this.handle.addEventListener("pointermove", move, { signal: over.signal });
    // a link that has come under the mouse would be dragged instead
    this.panel.addEventListener("dragstart", (dragged) => dragged.preventDefault(), { signal: over.signal });
    ["pointerup", "pointercancel"].forEach((name) => this.handle.addEventListener(name, end, { signal: over.signal }));
  }

  nearest(pixels) {
    const share = pixels / this.panel.parentElement.clientHeight;
    return share < 0.3 ? "peek" : share < 0.7 ? "half" : "full";
  }
}
