// What stands open beside the map in place of the panel's list: one report, or the reports of one place.
// The parts are loaded when first something opens.

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BOX = /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/;

export class Opened {
  constructor(panel, { map, layer, sheet, address, query, settings }) {
    Object.assign(this, { panel, map, layer, sheet, address, query, settings, known: {}, name: "" });
    [this.main, this.part] = ["#panel-main", "#panel-open"].map((selector) => panel.querySelector(selector));
    this.part.querySelector(".panel-back").addEventListener("click", () => address.close());
    const leave = ({ key }) => key === "Escape" && this.name && address.close();
    [panel, map.getContainer()].forEach((part) => part.addEventListener("keydown", leave));
  }

  /** By a visitor: remembers where the focus came from. `known` is what is true already. */
  go(name, known, from) {
    this.known[name] = known;
    this.from = this.name ? this.from : from;
    this.address.open(name);
    this.show(name);
  }

  /** By the address: a name of a report or of a place, "" closes. */
  show(name) {
    if (name === this.name) {
      return;
    }
    this.name = name;
    if (ID.test(name)) {
      this.showReport(name);
    } else if (BOX.test(name)) {
      this.showPlace(name);
    } else {
      this.shut();
    }
  }

  shut() {
    const wasOpen = this.main.hidden;
    this.name = "";
    this.swap(false);
    this.layer.point(null);
    if (wasOpen) {
      this.focusBack();
    }
  }

  focusBack() {
    const { spot, link } = this.from ?? {};
    const mark = spot && this.map.getContainer().querySelector(`[data-spot="${spot}"]`);
    (mark || (link?.isConnected && link) || this.map.getContainer()).focus({ preventScroll: true });
    if (!link) {
      this.sheet.set("peek");
    }
  }

  async showReport(id) {
    const { Summary } = await import("./summary.js");
    if (this.name !== id) {
      return;
    }
    const summary = new Summary(id, this.settings);
    const known = this.known[id];
    if (known) {
      summary.head(known);
    }
    this.put(summary.element);
    if (known) {
      this.look(known.place);
    }
    const place = await summary.load();
    if (this.name === id && place) {
      this.look(place);
    }
  }

  async showPlace(box) {
    const { PlaceList } = await import("./place_list.js");
    if (this.name !== box) {
      return;
    }
    const place = new PlaceList(box, this.query(), this.settings, {
      onOpen: (report) => this.go(report.id, { ...report, place: [report.lat, report.lon] }),
      onPoint: () => {},
    });
    this.put(place.element);
    const [west, south, east, north] = box.split(",").map(Number);
    this.look([(south + north) / 2, (west + east) / 2]);
    place.load(this.known[box]?.n);
  }

  put(element) {
    this.part.lastElementChild.replaceChildren(element);
    this.swap(true);
    this.sheet.atLeastHalf();
    this.panel.scrollTop = 0;
    element.querySelector("h2").focus({ preventScroll: true });
  }

  swap(isOpen) {
    this.main.hidden = isOpen;
    this.part.hidden = !isOpen;
  }

  /** Its mark is shown, and moved out from under search and sheet, once the sheet stands still. */
  async look(place) {
    this.layer.point(place);
    await Promise.allSettled(this.panel.getAnimations().map((moving) => moving.finished));
    const size = this.map.getSize();
    const at = this.map.latLngToContainerPoint(place);
    const below = Math.max(0, this.map.getContainer().getBoundingClientRect().bottom - this.panel.getBoundingClientRect().top);
    const hidden = this.panel.offsetWidth === this.map.getContainer().offsetWidth ? Math.min(below, size.y * 0.6) : 0;
    const [top, bottom] = [hidden ? 90 : 30, size.y - hidden - 40];
    const isSeen = at.x > 20 && at.x < size.x - 20 && at.y > top && at.y < bottom;
    if (!isSeen) {
      this.map.panBy([at.x - size.x / 2, at.y - (top + bottom) / 2], { animate: false });
    }
  }
}
