// Nothing wider than the screen, nothing cut, nothing to be scrolled sideways where there is room, no text over other text,
// nothing too small to read. Evaluates to [{rule, message, place}].
(() => {
  const findings = [];
  const found = (rule, message, element) => findings.push({ rule, message, place: describe(element) });
  const root = document.documentElement;
  const width = Math.min(root.clientWidth, EXPECTED_WIDTH);
  const clips = element => getComputedStyle(element).overflowX !== 'visible';

  /** The part of a box that the scrolling and clipping ancestors of an element let through. */
  const clipped = (box, element) => {
    let { left, right, top, bottom } = box;
    for (let node = element.parentElement; node && node !== document.body; node = node.parentElement) {
      if (!clips(node)) continue;
      const frame = node.getBoundingClientRect();
      left = Math.max(left, frame.left); right = Math.min(right, frame.right);
      top = Math.max(top, frame.top); bottom = Math.min(bottom, frame.bottom);
    }
    return { left, right, top, bottom };
  };

  // Sideways scroll, and what causes it.
  if (root.scrollWidth > width + 1) {
    findings.push({ rule: 'wide', message: `the page scrolls sideways: ${root.scrollWidth} pixels in ${width}`, place: 'html' });
  }
  const wide = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (wide.has(element.parentElement)) { wide.add(element); continue; }
    if (!isSeen(element)) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || box.right <= 0 || box.bottom + scrollY <= 0) continue;
    const shown = clipped(box, element);
    if (shown.right <= shown.left) continue;
    if (shown.right > width + 1 || shown.left < -1) {
      wide.add(element);
      found('wide', `reaches from ${Math.round(shown.left)} to ${Math.round(shown.right)} on a screen ${width} wide`, element);
    }
  }

  // Text that an ancestor hides instead of letting it scroll.
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const hides = value => value === 'hidden' || value === 'clip';
    const across = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 4;
    if ((across || down) && element.clientWidth > 1 && element.clientHeight > 1 && element.textContent.trim() && isSeen(element)) {
      found('cut', across ? `${element.scrollWidth - element.clientWidth} pixels of its width are hidden`
        : `${element.scrollHeight - element.clientHeight} pixels of its height are hidden`, element);
    }
  }

  // On a wide screen nothing has to be scrolled sideways, not even what is folded away.
  if (EXPECTED_WIDTH >= 1150) {
    const folded = [...document.querySelectorAll('details:not([open])')];
    for (const element of folded) element.open = true;
    for (const element of document.body.querySelectorAll('*')) {
      const excess = element.scrollWidth - element.clientWidth;
      if (/auto|scroll/.test(getComputedStyle(element).overflowX) && excess > 1 && element.clientWidth > 1) {
        found('cramped', `${excess} pixels have to be scrolled into sight on a screen ${width} wide`, element);
      }
    }
    for (const element of folded) element.open = false;
  }

  // Boxes of lines of text and of pictures that lie over each other.
  const boxes = [];
  const add = (rectangles, element, block) => {
    for (const rectangle of rectangles) {
      const box = clipped(rectangle, element);
      if (box.right - box.left > 1 && box.bottom - box.top > 1) boxes.push({ ...box, element, block });
    }
  };
  const seen = new Map();
  const isSeenOnce = element => seen.get(element) ?? (seen.set(element, isSeen(element)), seen.get(element));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('math, script, style, svg, select, noscript, template') || !isSeenOnce(element)) continue;
    range.selectNodeContents(node);
    add([...range.getClientRects()], element, blockOf(element));
    if (parseFloat(getComputedStyle(element).fontSize) < 10 && !element.closest('sub, sup')) {
      found('small', `text of ${getComputedStyle(element).fontSize}`, element);
    }
  }
  for (const element of document.body.querySelectorAll('math, img, canvas, video, svg')) {
    if (isSeenOnce(element)) add([element.getBoundingClientRect()], element, element.matches('math') ? blockOf(element) : element);
  }
  boxes.sort((one, other) => one.top - other.top);
  const reported = new Set();
  let active = [];
  for (const box of boxes) {
    active = active.filter(other => other.bottom > box.top);
    for (const other of active) {
      if (other.block === box.block || other.element.contains(box.element) || box.element.contains(other.element)) continue;
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      // The box of a line is taller than its letters, so that lines set close together overlap a little without touching.
      if (across <= 3 || down <= 0.4 * Math.min(box.bottom - box.top, other.bottom - other.top)) continue;
      const pair = describe(other.block) + ' | ' + describe(box.block);
      if (reported.has(pair)) continue;
      reported.add(pair);
      findings.push({ rule: 'overlap', message: `${Math.round(across)} by ${Math.round(down)} pixels of text or picture lie over another`,
        place: pair });
    }
    active.push(box);
  }
  return findings;
})()
