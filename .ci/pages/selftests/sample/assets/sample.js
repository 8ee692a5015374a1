// A sequence that does what a sequence should, in few lines.
for (const figure of document.querySelectorAll('.sequence')) {
  const frames = [...figure.querySelectorAll('.frame')];
  const caption = figure.querySelector('.moment');
  const controls = document.createElement('div');
  controls.className = 'controls';
  controls.innerHTML = '<button type="button">Play</button><input type="range" min="0" value="0" aria-label="Moment">';
  const [button, slider] = controls.children;
  let timer = 0;
  const show = number => {
    frames.forEach((frame, index) => frame.classList.toggle('current', index === number));
    slider.value = number;
    caption.textContent = `moment ${number + 1} of ${frames.length}`;
    slider.setAttribute('aria-valuetext', caption.textContent);
  };
  slider.max = frames.length - 1;
  slider.addEventListener('input', () => show(Number(slider.value)));
  button.addEventListener('click', () => {
    if (timer) {
      clearInterval(timer);
      timer = 0;
      return;
    }
    timer = setInterval(() => show((Number(slider.value) + 1) % frames.length), 400);
  });
  caption.setAttribute('aria-live', 'polite');
  figure.querySelector('.frames').after(controls);
  figure.classList.add('stepping');
  show(0);
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('[type=checkbox]').forEach(input => { input.checked = false; });
});

// A button that copies the code above it, and contents that say where the reader is.
for (const cell of document.querySelectorAll('.cell')) {
  const button = document.createElement('button');
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', () => navigator.clipboard.writeText(cell.querySelector('code').textContent));
  cell.append(button);
}
const links = [...document.querySelectorAll('nav a[href^="#"]')];
const mark = () => {
  const passed = links.filter(link => document.querySelector(link.hash).getBoundingClientRect().top < 20);
  for (const link of links) link.removeAttribute('aria-current');
  (passed.at(-1) ?? links[0])?.setAttribute('aria-current', 'true');
};
addEventListener('scroll', mark);
mark();
