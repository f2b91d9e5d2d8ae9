// Set up in every page before its own scripts: keeps what the browser tells of long tasks, key presses and clicks.
globalThis.watch = (() => {
  let tasks = [];
  let presses = new Map();
  let begun = 0;
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries())
      if (one.interactionId) presses.set(one.interactionId, Math.max(one.duration, presses.get(one.interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });

  const since = () => tasks.filter((task) => task.startTime >= begun);
  const end = (task) => task.startTime + task.duration;
  const lastLongTaskEnd = () => Math.max(0, ...since().map(end));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const nodes = () => document.getElementsByTagName('*').length;

  /** Scrolls what holds the rows down until so many different ones were seen, and up again. */
  async function scrollThrough(rows) {
    const seen = new Set();
    let mostNodes = 0;
    const box = scroller(document.querySelector('[data-row]'));
    const look = () => {
      for (const row of document.querySelectorAll('[data-row]')) seen.add(row.dataset.row);
      mostNodes = Math.max(mostNodes, nodes());
    };
    let stuck = 0;
    while (seen.size < rows && stuck < 400) {
      const before = box.scrollTop;
      box.scrollTop += 240;
      await frame();
      look();
      stuck = box.scrollTop === before ? stuck + 1 : 0; // the next page is on its way, or there is none
    }
    while (box.scrollTop > 0) {
      box.scrollTop -= 480;
      await frame();
      look();
    }
    return { seen: seen.size, mostNodes };
  }

  function scroller(element) {
    for (let box = element.parentElement; box; box = box.parentElement)
      if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
    return document.scrollingElement;
  }

  return {
    begin() {
      begun = performance.now();
      presses = new Map();
    },
    quietFor: () => performance.now() - lastLongTaskEnd(),
    told: () => ({ longest: Math.max(0, ...since().map((task) => task.duration)), lastLongTaskEnd: lastLongTaskEnd(), longTasks: since().length }),
    interactions: () => [...presses.values()],
    scrollThrough,
  };
})();
