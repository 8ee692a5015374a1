// How light the page is, and how far its text stands out. Evaluates to {ground, contrast}.
(() => {
  const ground = backgroundBehind(document.body);
  const text = parseColor(getComputedStyle(document.querySelector('main') ?? document.body).color);
  return { ground: luminance(ground), contrast: contrast(ground, text) };
})()
