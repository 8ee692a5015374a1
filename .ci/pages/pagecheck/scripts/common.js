// What the scripts run inside pages share.

/** An element told to a person: its tag, id, classes and the beginning of its text. */
function describe(element) {
  const id = element.id ? '#' + element.id : '';
  const classes = [...element.classList].map(name => '.' + name).join('');
  const words = (element.getAttribute('alt') || element.textContent || '').replace(/\s+/g, ' ').trim();
  const text = words ? ` “${words.length > 50 ? words.slice(0, 49) + '…' : words}”` : '';
  return element.localName + id + classes + text;
}

/** Whether a person could see the element: it is rendered, not transparent, not clipped to nothing. */
function isSeen(element) {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let node = element; node && node !== document.documentElement; node = node.parentElement) {
    const style = getComputedStyle(node);
    if (/^inset\((50|100)%/.test(style.clipPath) || /^rect\((0|1)px,? (0|1)px/.test(style.clip)) return false;
  }
  return true;
}

/** The nearest ancestor (or the element itself) that is not laid out as part of a line of text. */
function blockOf(element) {
  let node = element;
  while (node.parentElement && (node.closest('math') || /^(inline|contents)$/.test(getComputedStyle(node).display))) {
    node = node.closest('math') ? node.closest('math').parentElement : node.parentElement;
  }
  return node;
}

/** Red, green, blue (0 to 255) and opacity (0 to 1) of a computed color. */
function parseColor(text) {
  const canvas = parseColor.canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, opacity] = canvas.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, opacity: opacity / 255 };
}

/** Relative luminance, WCAG 2.2. */
function luminance({ red, green, blue }) {
  const linear = [red, green, blue].map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/** Contrast of two colors, WCAG 2.2: 1 to 21. */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The color behind an element: the nearest opaque background, or the canvas in the page's color scheme. */
function backgroundBehind(element) {
  for (let node = element; node; node = node.parentElement) {
    const color = parseColor(getComputedStyle(node).backgroundColor);
    if (color.opacity > 0.5) return color;
  }
  const canvas = document.createElement('div');
  canvas.style.cssText = 'position:absolute;background:canvas';
  document.body.append(canvas);
  const color = parseColor(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  return color;
}

/** Whether an image is the one for this theme: of two beside each other, one for light and one for dark screens, one is not laid out. */
function isForTheme(image) {
  return getComputedStyle(image).display !== 'none';
}
