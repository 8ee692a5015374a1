// Every picture is there, says in words what it shows, reserves its place, is sharp and belongs to the theme. Evaluates to [{rule, message, place}].
(() => {
  const findings = [];
  const found = (message, image) => findings.push({ rule: 'image', message, place: image.getAttribute('src')?.slice(0, 80) ?? describe(image) });
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  for (const image of document.images) {
    if (!image.complete || !image.naturalWidth) { found('is not loaded', image); continue; }
    // A picture beside a link that says the same in words may be silent; a figure may not.
    if (!image.hasAttribute('alt') || image.closest('figure') && !image.alt.trim()) found('has no alternative text', image);
    const [width, height] = [image.getAttribute('width'), image.getAttribute('height')].map(Number);
    if (!(width > 0 && height > 0)) { found('has no width and height attributes', image); continue; }
    if (Math.abs(width / height / (image.naturalWidth / image.naturalHeight) - 1) > 0.01) {
      found(`has attributes ${width} by ${height}, but is ${image.naturalWidth} by ${image.naturalHeight}`, image);
    }
    const box = image.getBoundingClientRect();
    if (box.width && Math.abs(box.width / box.height / (image.naturalWidth / image.naturalHeight) - 1) > 0.02 &&
        getComputedStyle(image).objectFit === 'fill') {
      found(`is distorted: ${Math.round(box.width)} by ${Math.round(box.height)} on the page`, image);
    }
    if (box.width > image.naturalWidth * 1.01) found(`is enlarged from ${image.naturalWidth} to ${Math.round(box.width)} pixels`, image);
    // A picture from a file has one form only.
    if (image.matches('.picture') || !image.closest('figure, a, .card-picture')) continue;
    const pair = [...image.parentElement.children].filter(child => child.matches('img'));
    const darks = pair.filter(child => child.matches('.for-dark'));
    if (pair.length !== 2 || darks.length !== 1) { found('has no form for the dark theme', image); continue; }
    if (darks[0].src === pair.find(child => child !== darks[0]).src) found('is the same in both themes', image);
    if (isForTheme(image) !== (image.matches('.for-dark') === dark)) {
      found(`is ${isForTheme(image) ? 'shown' : 'missing'} in the ${dark ? 'dark' : 'light'} theme`, image);
    }
  }
  return findings;
})()
