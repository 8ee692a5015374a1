// The search of a report: a box of type search in a part of role search, with a status and links. Evaluates to an object of functions.
(() => {
  const box = () => document.querySelector('[role=search], search');
  const input = () => box().querySelector('input[type=search]');
  const links = () => [...box().querySelectorAll('a')].filter(link => link.checkVisibility());
  return {
    isThere: () => Boolean(box()),
    /** Headings by their words, formulas and signs left out. */
    headings: () => [...document.querySelectorAll('main h2[id], main h3[id]')].filter(heading => !heading.querySelector('math'))
      .map(heading => ({ id: heading.id, text: [...heading.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join('').trim() }))
      .filter(heading => heading.text && document.body.matches('.index') === false),
    begin: () => { input().focus(); input().select(); if (input().value) document.execCommand('delete'); },
    /** Which of the links has the focus; -1 for the box, -2 for anything else. */
    focused: () => document.activeElement === input() ? -1 : [-2, ...links().keys()][links().indexOf(document.activeElement) + 1],
    state: () => {
      const panel = box().querySelector('[role=status]').parentElement;
      const area = panel.getBoundingClientRect();
      return {
        status: panel.checkVisibility() ? box().querySelector('[role=status]').textContent : '', open: panel.checkVisibility(),
        links: links().map(link => link.href), marked: Boolean(box().querySelector('mark')),
        wide: document.documentElement.scrollWidth > innerWidth + 1 || panel.checkVisibility() && (area.left < 0 || area.right > innerWidth + 1),
      };
    },
  };
})()
