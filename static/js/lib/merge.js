// What lies closer than a finger on the screen becomes one circle, in its middle; the sum of all counts stays the same.
import { sizeOf } from "./marks.js";

// pixels of the grid, fixed to the earth so that moving the map changes nothing; wider where towns need their names
const sideAt = (zoom) => (zoom < 11 ? 128 : 96);
const GAP = 6; // pixels between two circles
const ROW = 48; // pixels: marks of one row are reached one after another
const MOST_SINGLE = 100; // at or under this count a tile's cells are places that never split
export const DEEPEST = 17; // from this zoom of tiles on zooming splits nothing any more

export function merged(map, tiles, tileZoom) {
  const deep = tileZoom >= DEEPEST;
  const side = sideAt(map.getZoom());
  const groups = new Map();
  for (const item of tiles.flatMap((tile) => itemsOf(tile, deep))) {
    const pixel = map.project(item.place, map.getZoom());
    const key = deep ? item.place.join() : `${Math.floor(pixel.x / side)}/${Math.floor(pixel.y / side)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return apart([...groups.values()].map(together), (place) => map.project(place, map.getZoom()));
}

// No circle covers another: the smaller joins the larger, until none touches. Each pass has fewer items.
function apart(items, pixelOf) {
  const kept = [];
  for (const item of [...items].sort((a, b) => b.n - a.n)) {
    const at = pixelOf(item.place);
    const near = kept.find((other) => other.at.distanceTo(at) < (sizeOf(other.item.n) + sizeOf(item.n)) / 2 + GAP);
    if (near) {
      near.item = together([near.item, item]);
      near.at = pixelOf(near.item.place);
    } else {
      kept.push({ item, at });
    }
  }
  const found = kept.map(({ item }) => item);
  return found.length < items.length ? apart(found, pixelOf) : found;
}

function itemsOf(tile, deep) {
  const isPlace = deep || tile.count <= MOST_SINGLE;
  const cells = tile.cells.map(([lon, lat, n, shares]) => ({ place: [lat, lon], n, shares, isPlace, box: [lon, lat, lon, lat] }));
  const reports = tile.reports.map(([lon, lat, id, category, status]) => ({
    place: [lat, lon],
    n: 1,
    shares: { [status]: 1 },
    box: [lon, lat, lon, lat],
    report: { id, category, status },
  }));
  return [...cells, ...reports];
}

function together(items) {
  if (items.length === 1) {
    return items[0];
  }
  const n = items.reduce((sum, item) => sum + item.n, 0);
  const shares = {};
  for (const item of items) {
    for (const [status, count] of Object.entries(item.shares)) {
      shares[status] = (shares[status] ?? 0) + count;
    }
  }
  const middle = [0, 1].map((axis) => items.reduce((sum, item) => sum + item.place[axis] * item.n, 0) / n);
  const side = (number, least) => least(...items.map((item) => item.box[number]));
  const box = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
  return { place: middle, n, shares, isPlace: false, box };
}

/** Row by row from above, in a row from the left: how the Tab key goes through marks. */
export function inReadingOrder(map, items) {
  const placed = items.map((item) => ({ item, at: map.latLngToContainerPoint(item.place) }));
  const row = ({ at }) => Math.floor(at.y / ROW);
  return placed.sort((a, b) => row(a) - row(b) || a.at.x - b.at.x).map(({ item }) => item);
}
