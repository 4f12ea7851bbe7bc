// The only module that touches the global of the map library.
export const L = window.L;
