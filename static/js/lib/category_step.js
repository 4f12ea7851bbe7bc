// The first question: tiles to choose from, and words that lead to them.
import { searchCategories } from "./category_search.js";
import { chooseByTile, takeFirst } from "./category_tiles.js";

const find = (id) => document.getElementById(id);

/** `next` is called once a tile is chosen. */
export function openCategoryStep(form, next) {
  const tiles = [...form.querySelectorAll(".tile")];
  searchCategories(find("category-words"), { message: find("category-found"), said: find("category-said") }, tiles);
  chooseByTile(tiles, next);
  takeFirst(find("category-words"), next);
}
