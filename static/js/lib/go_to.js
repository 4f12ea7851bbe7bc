// "Go to a place" beside the map: the map moves there; nothing is asked of anybody but our own address book.
import { AddressSearch } from "./address_search.js";

const ZOOM = 15;

export function openGoTo(form, map) {
  const find = (id) => form.querySelector(`#${id}`);
  const search = new AddressSearch({
    field: find("place"),
    button: find("find"),
    list: find("candidates"),
    message: find("place-found"),
    onChoose: (lat, lon) => map.setView([lat, lon], ZOOM, { animate: false }),
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.find();
  });
}
