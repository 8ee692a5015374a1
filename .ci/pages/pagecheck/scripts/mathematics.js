// Formulas that are not drawn as they are meant: errors, roots without their sign, fences that do not grow, numbers out of sight.
// A font without mathematics draws no root sign at all, and nobody is told. Evaluates to [{message, place}].
(() => {
  const findings = [];
  const found = (message, element) => findings.push({ message, place: describe(element) });
  for (const math of document.querySelectorAll('math')) {
    if (!isSeen(math)) continue;
    if (math.querySelector('merror')) found('holds an error', math);
    const size = parseFloat(getComputedStyle(math).fontSize);
    for (const root of math.querySelectorAll('msqrt')) {
      const inner = Math.max(...[...root.children].map(child => child.getBoundingClientRect().right))
        - Math.min(...[...root.children].map(child => child.getBoundingClientRect().left));
      if (root.getBoundingClientRect().width - inner < 0.2 * size) found('a root has no sign', math);
    }
    for (const fence of math.querySelectorAll('mo[stretchy=true]')) {
      const row = fence.parentElement.getBoundingClientRect();
      const box = fence.getBoundingClientRect();
      if (/^[()[\]{}|‖]$/.test(fence.textContent.trim()) && box.height < 0.75 * row.height) found('a fence is lower than what it encloses', math);
    }
  }
  for (const number of document.querySelectorAll('.equation .number')) {
    const box = number.getBoundingClientRect();
    for (let node = number.parentElement; node !== document.body; node = node.parentElement) {
      const frame = node.getBoundingClientRect();
      if (getComputedStyle(node).overflowX !== 'visible' && (box.right > frame.right + 1 || box.left < frame.left - 1)) {
        found('its number is out of sight', node);
      }
    }
  }
  return findings;
})()
