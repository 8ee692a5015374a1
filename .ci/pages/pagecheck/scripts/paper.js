// What is lost or unreadable on paper: things cut at its edge or folded away, light text, pictures split between pages. Evaluates to [{rule, message, place}].
(() => {
  const findings = [];
  const seen = new Set();
  const found = (message, element) => {
    const kind = message + element.localName + element.className; // one of a kind is enough
    if (!seen.has(kind)) findings.push({ rule: 'paper', message, place: describe(element) });
    seen.add(kind);
  };
  const white = { red: 255, green: 255, blue: 255 };
  const width = document.documentElement.clientWidth;
  const told = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element) || element.closest('math') && element.localName !== 'math') continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const parentTold = told.has(element.parentElement);
    if (parentTold) { told.add(element); continue; }
    if (box.width && box.right > width + 1 && box.left < width) { told.add(element); found(`reaches ${Math.round(box.right - width)} pixels over the edge`, element); continue; }
    if (/auto|scroll|hidden/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 1) {
      told.add(element); found(`${element.scrollWidth - element.clientWidth} pixels of its width are cut off`, element); continue;
    }
    if (/auto|scroll|hidden/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 4 && element.clientHeight > 1) {
      told.add(element); found(`${element.scrollHeight - element.clientHeight} pixels of its height are cut off`, element); continue;
    }
    const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (own && !element.closest('math') && contrast(parseColor(style.color), white) < 4.5) {
      told.add(element); found(`text of contrast ${contrast(parseColor(style.color), white).toFixed(2)} with paper (at least 4.5)`, element);
    }
    if (element.matches('figure:not(:has(li)), figure li, tr') && style.breakInside === 'auto') found('may be split between two pages (break-inside)', element);
    if (element.matches('h1, h2, h3, h4') && style.breakAfter === 'auto') found('may stand alone at the foot of a page (break-after)', element);
    if (style.position === 'fixed' && element.textContent.trim()) found('is fixed, so that it stands on every sheet', element);
  }
  for (const details of document.querySelectorAll('details:not([open])')) {
    // What is not laid out has no box; what is skipped has one that nobody sees.
    for (const element of details.children) {
      if (element.localName === 'summary' || !details.checkVisibility()) continue;
      const isThere = element.getBoundingClientRect().height > 0 && element.checkVisibility({ contentVisibilityAuto: true });
      if (!isThere) found('is folded away, though nobody can unfold it', element);
    }
  }
  return findings;
})()
