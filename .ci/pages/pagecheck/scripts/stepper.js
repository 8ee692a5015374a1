// Sequences that step through their frames. Evaluates to an object of functions, each of the number of a sequence on the page.
(() => {
  const all = () => [...document.querySelectorAll('[data-stepper], figure.sequence')];
  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const live = stepper => [...stepper.querySelectorAll('[aria-live], [role=status], output')];
  return {
    count: () => all().length,
    find: index => all()[index],
    /** What a person sees of it: which frames, what the caption says, how far down the page what follows stands. */
    state: index => {
      const stepper = all()[index];
      const frames = [...stepper.querySelectorAll('img')].filter(isForTheme);
      const follows = element => stepper.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      const next = [...document.querySelectorAll('body *')]
        .find(element => follows(element) && !stepper.contains(element) && isShown(element));
      return {
        frames: frames.length,
        shown: frames.flatMap((frame, number) => isShown(frame) ? [number] : []),
        caption: live(stepper).map(element => element.innerText.trim()).join(' | '),
        hasSlider: stepper.querySelector('input[type=range]') !== null,
        hasButton: stepper.querySelector('button') !== null,
        hasCaption: live(stepper).length > 0,
        valueText: stepper.querySelector('input[type=range]')?.getAttribute('aria-valuetext') ?? null,
        next: next ? Math.round(next.getBoundingClientRect().top + scrollY) : null,
      };
    },
    focus: (index, selector) => all()[index].querySelector(selector).focus(),
    /** Where the frames stand, by rows of 8 pixels, then columns. */
    positions: index => [...all()[index].querySelectorAll('img')].filter(isForTheme).map(image => {
      const box = image.getBoundingClientRect();
      return [Math.round(box.top / 8), Math.round(box.left)];
    }),
    controls: index => [...all()[index].querySelectorAll('button, input[type=range]')].filter(isShown).length,
  };
})()
