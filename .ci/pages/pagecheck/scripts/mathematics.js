// Formulas that are not drawn as they are meant: errors, roots without their sign, fences that do not grow, columns that are
// not aligned, numbers out of sight.
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
  // A browser that ignores how columns are aligned leaves all cells on one side. The letters' boxes are measured, not the
  // cells, which are as wide as their column.
  const sides = { 'math-left': box => box.left, 'math-right': box => box.right, 'math-center': box => (box.left + box.right) / 2 };
  for (const table of document.querySelectorAll('mtable')) {
    if (!isSeen(table)) continue;
    const size = parseFloat(getComputedStyle(table).fontSize);
    const columns = new Map();
    for (const row of [...table.children].filter(child => child.localName === 'mtr')) {
      [...row.children].forEach((cell, column) => {
        const name = Object.keys(sides).find(side => cell.classList.contains(side));
        const leaves = [...cell.querySelectorAll('mi, mn, mo, mtext')].map(leaf => leaf.getBoundingClientRect()).filter(box => box.width > 0);
        if (!leaves.length) return;
        if (!name) return found('a cell does not say how it is aligned', cell);
        const frame = cell.getBoundingClientRect();
        const style = getComputedStyle(cell);
        const inner = {
          left: frame.left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth),
          right: frame.right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth),
        };
        const content = { left: Math.min(...leaves.map(box => box.left)), right: Math.max(...leaves.map(box => box.right)) };
        // The space of an operator at the edge belongs to the cell.
        const offset = Math.abs(sides[name](content) - sides[name](inner));
        const others = columns.get(`${column} ${name}`) ?? columns.set(`${column} ${name}`, []).get(`${column} ${name}`);
        others.push(sides[name](content));
        if (offset > 0.6 * size) found(`a cell does not stand ${name.replace('math-', '')} in its column`, cell);
      });
    }
    for (const [key, places] of columns) {
      const spread = Math.max(...places) - Math.min(...places);
      if (spread > 0.6 * size) found(`column ${Number(key.split(' ')[0]) + 1} is not aligned ${key.split('math-')[1]}`, table);
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
