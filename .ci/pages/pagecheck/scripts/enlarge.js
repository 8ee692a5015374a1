// Pictures that are enlarged by a control beside them (a checkbox whose label holds the picture), of those that are shown. Evaluates to an object of functions.
(() => {
  const all = () => [...document.querySelectorAll('figure input[type=checkbox]')]
    .filter(input => input.checkVisibility({ visibilityProperty: true }))
    .filter(input => [...input.labels].some(label => label.querySelector('img')));
  const image = index => [...all()[index].labels].flatMap(label => [...label.querySelectorAll('img')]).find(isForTheme);
  return {
    count: () => all().length,
    focus: index => all()[index].focus(),
    state: index => {
      const box = image(index).getBoundingClientRect();
      return {
        place: describe(all()[index]), checked: all()[index].checked, width: box.width, own: Number(image(index).getAttribute('width')),
        page: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth,
      };
    },
  };
})()
