// A walk through the page with Tab. Evaluates to an object of functions; what they remember stands in globalThis.pageCheckWalk.
(() => {
  const style = element => {
    const computed = getComputedStyle(element);
    const outline = computed.outlineStyle !== 'none' && parseFloat(computed.outlineWidth) > 0 ? computed.outline : 'none';
    return [outline, computed.boxShadow, computed.backgroundColor, computed.borderColor, computed.textDecoration, computed.color].join('; ');
  };
  // The focus of a control may be shown on the label that stands for it.
  const look = element => [element, ...element.labels ?? []].map(style).join(' | ');
  const walk = globalThis.pageCheckWalk;
  return {
    /** Notes how everything that can have the focus looks without it; the number of those. */
    start: () => {
      const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter(element => !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
      document.body.tabIndex = -1; // Tab goes on from where the focus last was: from the beginning, then
      document.body.focus();
      document.body.removeAttribute('tabindex');
      globalThis.pageCheckWalk = { looks: new Map(stops.map(element => [element, look(element)])), seen: new Set() };
      scrollTo({ top: 0, behavior: 'instant' });
      return stops.length;
    },
    /** What is seen of the element that has the focus, or null if none has. */
    now: async () => {
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const isOutside = box => box.bottom <= 0 || box.top >= innerHeight;
      for (let last = -1, wait = 0; last !== scrollY || isOutside(element.getBoundingClientRect()) && wait < 40; wait += 1) {
        last = scrollY; // a page may scroll smoothly, and start to a little later
        await new Promise(done => setTimeout(done, 25));
      }
      const again = walk.seen.has(element);
      walk.seen.add(element);
      const shown = [element, ...element.labels ?? []].find(one => outlineOf(one)) ?? element;
      const computed = getComputedStyle(shown);
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
      const visible = { left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
      const onScreen = visible.right - visible.left > 0 && visible.bottom - visible.top > 0;
      const top = onScreen ? document.elementFromPoint((visible.left + visible.right) / 2, (visible.top + visible.bottom) / 2) : null;
      const related = top === null || element.contains(top) || top.contains(element) || [...element.labels ?? []].some(label => label.contains(top));
      return {
        place: describe(element), again, onScreen,
        changed: walk.looks.get(element) !== look(element),
        contrast: outlineOf(shown) && computed.outlineStyle !== 'auto'
          ? contrast(parseColor(computed.outlineColor), backgroundBehind(parseFloat(computed.outlineOffset) < 0 ? shown : shown.parentElement ?? shown))
          : null,
        covered: related ? null : describe(top),
      };
    },
    /** What Tab never reached. Of a group of radio buttons only one is a stop. */
    missed: () => [...walk.looks.keys()].filter(element => !walk.seen.has(element) && element.type !== 'radio').map(describe),
  };

  function outlineOf(element) {
    const computed = getComputedStyle(element);
    return computed.outlineStyle !== 'none' && parseFloat(computed.outlineWidth) > 0;
  }
})()
