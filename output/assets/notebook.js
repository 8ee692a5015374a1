// What a page can do beyond being read: step through sequences, copy code, follow the reading in the contents.
// Without it, everything is there to read, in order.
(function () {
  "use strict";

  function element(name, attributes, text) {
    var result = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { result.setAttribute(key, attributes[key]); });
    if (text) result.textContent = text;
    return result;
  }

  function filled(phrase, parts) {
    return phrase.replace(/{{(\w+)}}/g, function (_, name) { return parts[name]; });
  }

  // Sequences: one frame at a time, with a slider, buttons and the arrow keys.
  document.querySelectorAll("figure.sequence").forEach(function (figure) {
    var frames = Array.prototype.slice.call(figure.querySelectorAll(".frame"));
    if (frames.length < 2) return;
    var name = { number: figure.dataset.number };
    var bar = element("div", { class: "stepper", role: "group", "aria-label": filled("Moments of figure {{number}}", name) });
    var play = element("button", { type: "button" }, "Play");
    var back = element("button", { type: "button", "aria-label": "Previous moment" }, "‹");
    var slider = element("input", { type: "range", min: 1, max: frames.length, step: 1, value: 1, "aria-label": filled("Moment of figure {{number}}", name) });
    var forward = element("button", { type: "button", "aria-label": "Next moment" }, "›");
    var position = element("span", { class: "position" });
    [play, back, slider, forward, position].forEach(function (part) { bar.appendChild(part); });
    figure.querySelector(".frames").after(bar);
    // Captions share a place as frames do; what is said aloud is said once.
    var captions = element("span", { class: "captions", "aria-hidden": "true" });
    frames.forEach(function (frame) {
      var caption = element("span", {});
      caption.innerHTML = frame.querySelector(".frame-caption").innerHTML;
      captions.appendChild(caption);
    });
    var spoken = element("span", { class: "spoken", "aria-live": "polite" });
    figure.querySelector(".moments").after(captions, spoken);
    var current = 0;
    var timer = null;

    function show(index) {
      current = Math.min(Math.max(index, 0), frames.length - 1);
      frames.forEach(function (frame, i) {
        frame.classList.toggle("current", i === current);
        captions.children[i].classList.toggle("current", i === current);
      });
      // All frames are loaded once the first is stepped away from, so that stepping does not flicker.
      if (current > 0) figure.querySelectorAll("img[loading=lazy]").forEach(function (image) {
        if (getComputedStyle(image).display !== "none") image.loading = "eager";
      });
      var caption = frames[current].querySelector(".frame-caption");
      spoken.textContent = caption.textContent;
      slider.value = current + 1;
      slider.setAttribute("aria-valuetext", filled("moment {{number}} of {{count}}: {{caption}}", { number: current + 1, count: frames.length, caption: caption.textContent.trim() }));
      position.textContent = filled("{{number}} of {{count}}", { number: current + 1, count: frames.length });
    }

    function stop() {
      clearInterval(timer);
      timer = null;
      play.textContent = "Play";
    }

    play.addEventListener("click", function () {
      if (timer) return stop();
      play.textContent = "Pause";
      show(current === frames.length - 1 ? 0 : current + 1);
      timer = setInterval(function () {
        if (current === frames.length - 1) stop(); else show(current + 1);
      }, 900);
    });
    back.addEventListener("click", function () { stop(); show(current - 1); });
    forward.addEventListener("click", function () { stop(); show(current + 1); });
    slider.addEventListener("input", function () { stop(); show(Number(slider.value) - 1); });
    bar.addEventListener("keydown", function (event) {
      if (event.target === slider) return;
      var step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      stop();
      show(current + step);
    });
    figure.classList.add("stepping");
    show(0);
  });

  // Code can be copied.
  document.querySelectorAll(":is(.cell, .making) > pre.code").forEach(function (code) {
    if (!navigator.clipboard) return;
    var place = code.parentElement;
    if (place.tagName === "DETAILS") {
      place = element("div", { class: "copyable" });
      code.replaceWith(place);
      place.appendChild(code);
    }
    var button = element("button", { type: "button", class: "copy" }, "Copy");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(code.textContent).then(function () {
        button.textContent = "Copied";
        button.classList.add("done");
        setTimeout(function () { button.textContent = "Copy"; button.classList.remove("done"); }, 1500);
      }, function () { button.textContent = "Not allowed"; });
    });
    place.appendChild(button);
  });

  // An enlarged figure closes with Escape.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".zoom input:checked").forEach(function (input) { input.checked = false; });
  });

  // A formula that is wider than the screen can be scrolled by keys too.
  function markWideFormulas() {
    document.querySelectorAll(".long-formula").forEach(function (formula) {
      if (formula.scrollWidth > formula.clientWidth + 1) formula.tabIndex = 0; else formula.removeAttribute("tabindex");
    });
  }
  markWideFormulas();
  window.addEventListener("resize", markWideFormulas);
  if (document.fonts) document.fonts.ready.then(markWideFormulas);

  // What is folded opens for whoever follows a link into it; not every browser does that by itself.
  function unfold() {
    var name = window.location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { /* It is what it is. */ }
    for (var part = document.getElementById(name); part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // On paper everything is unfolded, also where the style sheet cannot do it.
  var unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    unfolded.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (details) { details.open = false; });
    unfolded = [];
  });

  // The contents show where the reader is.
  function markPlace() {
    var links = Array.prototype.slice.call(document.querySelectorAll(".contents a"));
    var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
    var at = 0;
    headings.forEach(function (heading, i) {
      if (heading && heading.getBoundingClientRect().top < window.innerHeight * 0.3) at = i;
    });
    // Whoever followed a link is there, also where the next heading is near or the page ends.
    var followed = links.findIndex(function (link) { return link.hash === window.location.hash; });
    if (followed >= 0 && headings[followed]) {
      var top = headings[followed].getBoundingClientRect().top;
      var isAtEnd = window.scrollY + window.innerHeight > document.documentElement.scrollHeight - 2;
      if (top > -2 && top < window.innerHeight * (isAtEnd ? 1 : 0.3)) at = followed;
    }
    links.forEach(function (link, i) {
      if (i === at) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
  }
  var waiting = false;
  window.addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; markPlace(); });
  }, { passive: true });
  window.addEventListener("hashchange", markPlace);
  markPlace();
})();
