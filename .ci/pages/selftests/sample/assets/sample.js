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

// Tables that are sorted by their columns.
const size = text => text === 'missing' ? NaN : Number(text.replace('−', '-').replace(/ × 10(.)/, (_, power) => `e${'⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(power)}`));
for (const table of document.querySelectorAll('table')) {
  const rows = [...table.tBodies[0].rows];
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const next = { none: 'ascending', ascending: 'descending' }[head.getAttribute('aria-sort') ?? 'none'];
      for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
      if (next) head.setAttribute('aria-sort', next);
      const sign = next === 'descending' ? -1 : 1;
      const order = (one, other) => {
        const [a, b] = [one, other].map(row => row.cells[head.cellIndex].innerText.trim());
        if (head.cellIndex === 0) return sign * a.localeCompare(b);
        if (isNaN(size(a)) || isNaN(size(b))) return isNaN(size(a)) - isNaN(size(b));
        return sign * (size(a) - size(b));
      };
      table.tBodies[0].append(...(next ? [...rows].sort(order) : rows));
    });
  }
}

// A search over the headings of its own page.
const place = document.querySelector('[data-search]');
if (place) {
  place.innerHTML = '<div role="search"><input type="search" aria-label="Search"><div class="found" hidden><p role="status"></p><ol></ol></div></div>';
  const [input, panel, list, status] = ['input', '.found', 'ol', '[role=status]'].map(name => place.querySelector(name));
  const focusables = () => [input, ...list.querySelectorAll('a')];
  input.addEventListener('input', () => {
    const found = [...document.querySelectorAll('h2')].filter(heading => input.value && heading.textContent.includes(input.value));
    panel.hidden = !input.value;
    status.textContent = `${found.length} found`;
    list.replaceChildren(...found.map(heading => {
      const item = document.createElement('li');
      item.innerHTML = `<a href="#${heading.id}"><mark>${heading.textContent}</mark></a>`;
      return item;
    }));
  });
  place.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) focusables().at(focusables().indexOf(document.activeElement) + step)?.focus();
    if (event.key === 'Escape') {
      input.focus();
      panel.hidden = true;
    }
  });
}
