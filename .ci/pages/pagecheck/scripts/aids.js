// What helps to find one's way and to take code along. Evaluates to an object of functions.
(() => {
  const settled = async () => {
    for (let last = -1; last !== scrollY;) { // a page may scroll smoothly
      last = scrollY;
      await new Promise(done => setTimeout(done, 60));
    }
  };
  const links = () => [...document.querySelectorAll('nav a[href^="#"]')].filter(link => link.checkVisibility({ visibilityProperty: true }));
  const buttons = () => [...document.querySelectorAll('button')].filter(button => button.parentElement?.querySelector(':scope > pre'));
  return {
    linkCount: () => links().length,
    focusLink: index => links()[index].focus(),
    /** Where the target of a link stands on the screen after the link was followed, and which links say that they are the place of the reader. */
    place: async index => {
      await settled();
      const link = links()[index];
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const box = target?.getBoundingClientRect();
      const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const covering = box && document.elementFromPoint(box.left + 5, (Math.max(box.top, 0) + box.bottom) / 2);
      return {
        link: describe(link), found: Boolean(target), top: box ? Math.round(box.top) : null, screen: innerHeight, atEnd,
        covered: covering && !target.contains(covering) && !covering.contains(target) ? describe(covering) : null,
        marked: link.hasAttribute('aria-current'), others: links().filter(other => other !== link && other.hasAttribute('aria-current')).length,
        marks: links().some(other => other.hasAttribute('aria-current')),
      };
    },
    buttonCount: () => buttons().length,
    /** Also one by code that is folded, once it is unfolded. */
    focusButton: index => {
      for (let part = buttons()[index]; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
      buttons()[index].focus();
    },
    code: index => ({ place: describe(buttons()[index].parentElement), text: buttons()[index].parentElement.querySelector('pre').innerText.trim() }),
    clipboard: () => navigator.clipboard.readText(),
  };
})()
