// Where everything that a reader sees as one thing stands on the page. Evaluates to [{place, top}].
[...document.querySelectorAll('body *')]
  .filter(element => element.matches('h1, h2, h3, h4, p, figure, pre, table, ul, ol, footer, nav, details') && element.checkVisibility())
  .map(element => ({ place: describe(element), top: Math.round(element.getBoundingClientRect().top + scrollY) }))
