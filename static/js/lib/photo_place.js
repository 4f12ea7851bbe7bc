// Where a photo was taken, read from its notes in this browser and only when somebody asks for it. Nothing of it is sent.

const READ = 512 * 1024; // bytes: notes stand at the beginning of a photo
const GPS = 0x8825;
const POLAND = { west: 14, east: 24.2, south: 49, north: 54.9 };
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]; // "Exif", then the table

function tableAt(view) {
  for (let at = 0; at + 14 < view.byteLength; at += 1) {
    if (EXIF.every((byte, n) => view.getUint8(at + n) === byte)) {
      const order = view.getUint16(at + 6);
      if (order === 0x4949 || order === 0x4d4d) {
        return { start: at + 6, little: order === 0x4949 };
      }
    }
  }
  return null;
}

/** The entries of one table of notes: where the value of each tag lies. */
function entries(view, { start, little }, offset) {
  const found = new Map();
  const count = view.getUint16(start + offset, little);
  for (let n = 0; n < count; n += 1) {
    const at = start + offset + 2 + n * 12;
    found.set(view.getUint16(at, little), at + 8);
  }
  return found;
}

function degrees(view, { start, little }, at) {
  const first = start + view.getUint32(at, little);
  const parts = [0, 1, 2].map((n) => view.getUint32(first + n * 8, little) / view.getUint32(first + n * 8 + 4, little));
  return parts[0] + parts[1] / 60 + (parts[2] || 0) / 3600;
}

function read(view) {
  const table = tableAt(view);
  const pointer = table && entries(view, table, view.getUint32(table.start + 4, table.little)).get(GPS);
  if (!pointer) {
    return null;
  }
  const notes = entries(view, table, view.getUint32(pointer, table.little));
  if (![1, 2, 3, 4].every((tag) => notes.has(tag))) {
    return null;
  }
  const sign = (tag, letter) => (String.fromCharCode(view.getUint8(notes.get(tag))) === letter ? -1 : 1);
  const lat = degrees(view, table, notes.get(2)) * sign(1, "S");
  const lon = degrees(view, table, notes.get(4)) * sign(3, "W");
  const isIn = lat > POLAND.south && lat < POLAND.north && lon > POLAND.west && lon < POLAND.east;
  return isIn ? [lat, lon] : null;
}

/** Latitude and longitude, or null where the photo has none, none in Poland, or none that can be read. */
export async function placeOf(file) {
  try {
    return read(new DataView(await file.slice(0, READ).arrayBuffer()));
  } catch {
    return null;
  }
}

export function offerPhotoPlace(button, input, message, onFound) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const place = input.files[0] && (await placeOf(input.files[0]));
    input.value = "";
    message.textContent = place ? button.dataset.found : button.dataset.none;
    if (place) {
      onFound(...place);
    }
  });
}
