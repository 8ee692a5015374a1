// Follows the preview: takes what changed into the page as it is being read, or loads the page again at the same place, and
// says what is being done and what is wrong. It stands ahead of the page's own scripts and sees the page as it was written.
(function () {
  "use strict";

  var script = document.currentScript;
  var own = script.dataset;
  var placeKey = "preview place of " + location.pathname;
  // A jump of the browser's own would add to the one that is made here.
  document.documentElement.style.overflowAnchor = "none";

  // The pieces of a page that change by themselves: those of its text.
  function textOf(page) { return page.querySelector("main article") || page.querySelector("main"); }

  function pieces(page) {
    return Array.prototype.map.call(textOf(page).children, function (element) {
      return { html: element.outerHTML, element: element };
    });
  }

  function contents(page) { return page.querySelector(".contents"); }

  // Whatever else is on it, contents apart, without scripts: those behind this one are not read yet, and what they are is in the stamp.
  function frame(page) {
    var copy = page.documentElement.cloneNode(true);
    var text = textOf(copy);
    while (text.firstChild) text.removeChild(text.firstChild);
    copy.querySelectorAll("script, .contents").forEach(function (element) { element.remove(); });
    return copy.querySelector("head").innerHTML + Array.prototype.map.call(copy.querySelector("body").children, function (element) {
      return element.outerHTML;
    }).join("\n");
  }

  var shown = pieces(document);
  var ownFrame = frame(document);
  if (contents(document)) contents(document).dataset.written = contents(document).innerHTML;

  // MARK: Keeping the place

  // The first piece on the screen that is one of some, and where it is.
  function landmark(candidates) {
    for (var i = 0; i < candidates.length; i++) {
      var box = candidates[i].element.getBoundingClientRect();
      if (box.height > 0 && box.bottom > 0) return { index: i, piece: candidates[i], top: box.top };
    }
    return null;
  }

  function nearest(list, html, index) {
    var best = -1;
    list.forEach(function (piece, i) {
      if (piece.html === html && (best < 0 || Math.abs(i - index) < Math.abs(best - index))) best = i;
    });
    return best;
  }

  // Where a reader comes back by other ways, the browser does what it does.
  var reloading = false;
  addEventListener("pagehide", function () { if (!reloading) history.scrollRestoration = "auto"; });

  function reload() {
    var found = landmark(shown);
    // A few of those behind it, should the first be what has changed.
    var next = found ? shown.slice(found.index, found.index + 12).map(function (piece, i) {
      return { html: piece.html, index: found.index + i, top: piece.element.getBoundingClientRect().top };
    }) : [];
    var before = found ? shown.slice(Math.max(0, found.index - 12), found.index).map(function (piece, i) {
      var index = Math.max(0, found.index - 12) + i;
      return { html: piece.html, index: index, top: piece.element.getBoundingClientRect().top };
    }).reverse() : [];
    var open = [];
    document.querySelectorAll("details[open] > summary").forEach(function (summary) { open.push(detailsKey(summary.parentNode)); });
    try {
      sessionStorage.setItem(placeKey, JSON.stringify({
        y: window.scrollY, count: shown.length, marks: next.concat(before), open: open,
      }));
      history.scrollRestoration = "manual";
    } catch (error) { /* Without a memory the browser does what it can. */ }
    reloading = true;
    location.reload();
  }

  function detailsKey(details) {
    var summary = details.querySelector("summary");
    return (details.closest("[id]") || document.body).id + " " + (summary ? summary.textContent : "");
  }

  function restore() {
    var saved;
    try {
      saved = JSON.parse(sessionStorage.getItem(placeKey));
      sessionStorage.removeItem(placeKey);
    } catch (error) { return; }
    if (!saved) return;
    document.querySelectorAll("details").forEach(function (details) {
      if (saved.open.indexOf(detailsKey(details)) >= 0) details.open = true;
    });
    var touched = false;
    ["wheel", "touchstart", "keydown", "pointerdown"].forEach(function (name) {
      addEventListener(name, function () { touched = true; }, { passive: true, once: true });
    });
    var jumped = null;
    function jump() {
      // Whoever has gone elsewhere meanwhile, also by the scroll bar, stays there.
      if (touched || jumped !== null && Math.abs(window.scrollY - jumped) > 2) return;
      land();
      jumped = window.scrollY;
    }
    function land() {
      for (var i = 0; i < saved.marks.length; i++) {
        var mark = saved.marks[i];
        var index = nearest(shown, mark.html, mark.index);
        if (index < 0) continue;
        window.scrollBy(0, shown[index].element.getBoundingClientRect().top - mark.top);
        return;
      }
      window.scrollTo(0, saved.y);
    }
    jump();
    addEventListener("load", function () {
      jump();
      // Letters of formulas can come later.
      document.fonts.ready.then(jump);
    });
  }

  // MARK: Taking changes

  // What the page's own scripts have to do with is not put into a page that they have been over.
  var withScripts = ".cell, .output, figure, .table, details, script";

  function isPlain(element) {
    // The head of a chapter has its contents folded in it, which need none.
    return element.matches("header.title") || !element.matches(withScripts) && !element.querySelector(withScripts);
  }

  // Which pieces stay, as pairs of places: a longest common subsequence of those that differ.
  function common(first, second) {
    var start = 0;
    while (start < first.length && start < second.length && first[start].html === second[start].html) start++;
    var end = 0;
    while (end < first.length - start && end < second.length - start
      && first[first.length - 1 - end].html === second[second.length - 1 - end].html) end++;
    var a = first.slice(start, first.length - end), b = second.slice(start, second.length - end);
    var pairs = [];
    for (var i = 0; i < start; i++) pairs.push([i, i]);
    if (a.length * b.length > 0 && a.length * b.length < 1000000) {
      var lengths = [];
      for (i = 0; i <= a.length; i++) lengths.push(new Uint32Array(b.length + 1));
      for (i = a.length - 1; i >= 0; i--) {
        for (var j = b.length - 1; j >= 0; j--) {
          lengths[i][j] = a[i].html === b[j].html ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
        }
      }
      for (i = 0, j = 0; i < a.length && j < b.length;) {
        if (a[i].html === b[j].html) pairs.push([start + i++, start + j++]);
        else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
        else j++;
      }
    }
    for (i = end; i > 0; i--) pairs.push([first.length - i, second.length - i]);
    return pairs;
  }

  // Takes the text of another page into this one; false if only loading it would do.
  function take(page) {
    var text = textOf(document);
    if (!text || !textOf(page) || frame(page) !== ownFrame) return false;
    var now = pieces(page);
    var pairs = common(shown, now);
    var keptNow = {}, keptBefore = {};
    pairs.forEach(function (pair) { keptBefore[pair[0]] = true; keptNow[pair[1]] = pair[0]; });
    var gone = shown.filter(function (_, i) { return !keptBefore[i]; });
    var come = now.filter(function (_, i) { return !(i in keptNow); });
    if (!gone.concat(come).every(function (piece) { return isPlain(piece.element); })) return false;
    var list = contents(document), newList = contents(page);
    if (list && list.dataset.written !== newList.innerHTML) {
      list.innerHTML = newList.innerHTML;
      list.dataset.written = newList.innerHTML;
    }
    if (!gone.length && !come.length) return true;
    var isUnfolded = document.querySelector(".contents-folded details[open]") !== null;
    var place = landmark(shown.filter(function (_, i) { return keptBefore[i]; }));
    gone.forEach(function (piece) { piece.element.remove(); });
    var next = null;
    for (var i = now.length - 1; i >= 0; i--) {
      if (i in keptNow) {
        now[i].element = shown[keptNow[i]].element;
      } else {
        now[i].element = document.importNode(now[i].element, true);
        text.insertBefore(now[i].element, next);
      }
      next = now[i].element;
    }
    shown = now;
    if (place) window.scrollBy(0, place.piece.element.getBoundingClientRect().top - place.top);
    come.forEach(function (piece) { piece.element.classList.add("preview-new"); });
    var folded = document.querySelector(".contents-folded details");
    if (folded) folded.open = isUnfolded;
    // So that the page's own scripts look again at what they look after.
    dispatchEvent(new Event("resize"));
    dispatchEvent(new Event("hashchange"));
    return true;
  }

  var loading = false, again = false;
  function refresh() {
    if (loading) { again = true; return; }
    loading = true;
    fetch(location.pathname, { cache: "no-store" }).then(function (response) {
      if (!response.ok) throw new Error(response.status);
      return response.text();
    }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html");
      var state = page.querySelector("script[data-instance]").dataset;
      if (state.stamp !== own.stamp || !take(page)) return reload();
      document.documentElement.dataset.previewVersion = state.version;
      loading = false;
      if (again) { again = false; refresh(); }
    }).catch(function () {
      loading = false;
      // Where the page is no more, it is told when there is another.
    });
  }

  // MARK: Saying what is so

  var banner = document.createElement("aside");
  banner.className = "preview-banner";
  banner.lang = "en";
  banner.setAttribute("role", "status");
  banner.setAttribute("aria-label", "Preview");

  function element(name, className, text) {
    var result = document.createElement(name);
    result.className = className;
    if (text) result.textContent = text;
    return result;
  }

  var said = null;
  function say(activity, problems) {
    // What is repeated is not read aloud again.
    var text = JSON.stringify([activity, problems]);
    if (text === said) return;
    said = text;
    banner.textContent = "";
    banner.hidden = !activity && !problems.length;
    banner.classList.toggle("preview-wrong", problems.length > 0);
    if (activity) banner.appendChild(element("p", "preview-activity", activity));
    if (!problems.length) return;
    var list = element("ul", "preview-problems");
    problems.slice(0, 8).forEach(function (problem) {
      var item = element("li", "");
      if (problem.place) item.appendChild(element("code", "", problem.place));
      item.appendChild(document.createTextNode((problem.place ? " " : "") + problem.message));
      list.appendChild(item);
    });
    if (problems.length > 8) list.appendChild(element("li", "", "and " + (problems.length - 8) + " more"));
    banner.appendChild(list);
  }

  var events = null;
  var version = Number(own.version);
  function listen() {
    if (events || document.hidden) return;
    events = new EventSource("/.preview/events");
    events.onmessage = function (event) {
      var state = JSON.parse(event.data);
      if (state.instance !== own.instance) return reload();
      say(state.activity, state.problems);
      if (state.version === version) return;
      version = state.version;
      var stamp = state.stamps[own.chapter || ""];
      if (own.version === "-1" || stamp !== own.stamp) return reload();
      refresh();
    };
    events.onerror = function () { say("The preview has ended, or cannot be reached.", []); };
  }

  // A browser has few connections to one site: pages that nobody sees need none.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden && events) {
      events.close();
      events = null;
    } else {
      listen();
    }
  });

  document.addEventListener("DOMContentLoaded", function () {
    restore();
    document.body.appendChild(banner);
    say(null, []);
    listen();
  });
})();
