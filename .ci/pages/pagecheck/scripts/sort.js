// Tables that are sorted by buttons in the heads of their columns. Evaluates to an object of functions.
(() => {
  const buttons = () => [...document.querySelectorAll('thead th button')];
  return {
    heads: () => buttons().map(button => ({ place: describe(button.closest('th')) })),
    focus: index => buttons()[index].focus(),
    /** The column's cells and all rows from top to bottom, and what the heads say of their order. */
    state: index => {
      const button = buttons()[index];
      const head = button.closest('th');
      const rows = [...head.closest('table').tBodies[0].rows];
      return {
        sort: head.getAttribute('aria-sort'), others: [...head.parentElement.cells].some(cell => cell !== head && cell.hasAttribute('aria-sort')),
        cells: rows.map(row => row.cells[head.cellIndex].innerText.trim()), rows: rows.map(row => row.innerText),
        focused: document.activeElement === button,
      };
    },
  };
})()
