// Declarations and selectors that the browser does not understand and so drops without a word. Evaluates to [{message, place}].
// STYLES are the texts of the style sheets.
(() => {
  const findings = [];
  const found = (message, place) => findings.push({ message, place: place.replace(/\s+/g, ' ').trim().slice(0, 80) });
  const declarations = (selector, body) => {
    for (const declaration of body.split(';').filter(part => part.trim())) {
      const [, name, value] = /^\s*([-\w]+)\s*:\s*([^]*?)\s*(?:!important)?\s*$/.exec(declaration) ?? [];
      if (!name) found('is not a declaration', `${selector} { ${declaration} }`);
      else if (!/^-(webkit|moz|ms)-|^--/.test(name) && !CSS.supports(name, value)) found('is not understood', `${selector} { ${name}: ${value} }`);
    }
  };
  for (const style of STYLES) {
    const text = style.replace(/\/\*[^]*?\*\//g, '').replace(/"[^"\n]*"|'[^'\n]*'/g, string => string.replace(/[{};]/g, ' '));
    let depth = 0;
    for (const [, head, body, close] of text.matchAll(/([^{}]*)\{(?:([^{}]*)(\}))?|\}/g)) {
      if (head === undefined) { depth -= 1; continue; }
      const selector = head.split(/[;}]/).pop().trim();
      if (!close) depth += 1;
      if (selector.startsWith('@page') || selector.startsWith('@font-face')) continue;
      if (!selector.startsWith('@') && !/^(from|to|[\d.]+%)/.test(selector) && !CSS.supports(`selector(${selector})`) &&
          selector.split(/,(?![^(]*\))/).some(one => !CSS.supports(`selector(${one})`))) {
        found('is not a selector', selector);
      }
      if (close) declarations(selector, body);
    }
    if (depth) found(`has ${Math.abs(depth)} ${depth > 0 ? 'blocks that are not closed' : 'closing braces too many'}`, text.slice(0, 60));
  }
  return findings;
})()
