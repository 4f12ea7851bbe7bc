// One map for all visits of a round. It moves to the visit on the screen: what it has drawn stays when the network goes.
import { drawBaseMap } from "./base_map.js";
import { createMap } from "./map_view.js";
import { drawBeats, drawSpots } from "./panel_map.js";

const NEAR = 16;

export class RoundMap {
  constructor(element, data) {
    this.element = element;
    this.places = new Map(data.spots.map((spot) => [spot.id, spot.at]));
    this.data = data;
  }

  show(stop) {
    stop.querySelector(".stop__map").append(this.element);
    this.element.hidden = false;
    const place = this.places.get(stop.dataset.id);
    if (this.map) {
      this.map.invalidateSize({ animate: false });
      this.map.setView(place, NEAR, { animate: false });
      this.light(stop.dataset.id);
      return;
    }
    this.map = createMap(this.element, { small: true });
    this.map.setView(place, NEAR, { animate: false });
    drawBaseMap(this.map, this.data.base);
    drawBeats(this.map, this.data.beats);
    this.spots = drawSpots(this.map, this.data.spots);
    this.light(stop.dataset.id);
  }

  light(chosen) {
    this.spots.forEach(({ id, marker }) => {
      marker.getElement()?.classList.toggle("spot--chosen", id === chosen);
      marker.setZIndexOffset(id === chosen ? 2_000 : 1_000);
    });
  }
}
