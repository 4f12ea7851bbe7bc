// Runs before the page's own scripts and notes what a visitor waits for. Read as `window.kmzbMeasures`.
(() => {
  const noted = { lcp: 0, cls: 0, shifts: [], longest: 0, mark: 0 };
  window.kmzbMeasures = noted;
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (noted.lcp = entry.startTime));
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    noted.cls += entry.value;
    noted.shifts.push(...entry.sources.map((source) => source.node?.id || source.node?.className || source.node?.nodeName));
  });
  watch("longtask", (entry) => (noted.longest = Math.max(noted.longest, entry.duration)));
  const seek = new MutationObserver(() => {
    if (!document.querySelector(".spot")) return;
    seek.disconnect();
    requestAnimationFrame(() => (noted.mark = performance.now()));
  });
  seek.observe(document, { childList: true, subtree: true });
})();
