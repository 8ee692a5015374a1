// Searches the text of all chapters. The index is made of scripts, one a chapter, since a page opened from disk may load
// scripts but no other files; they are loaded when the box is used for the first time.
(function () {
  "use strict";

  var bar = document.querySelector("[data-search]");
  if (!bar) return;
  var assets = bar.dataset.search;
  var root = assets.replace(/assets\/$/, "");
  var longestList = 30;

  function element(name, attributes, text) {
    var result = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { result.setAttribute(key, attributes[key]); });
    if (text) result.textContent = text;
    return result;
  }

  function filled(phrase, parts) {
    return phrase.replace(/{{(\w+)}}/g, function (_, name) { return parts[name]; });
  }

  // The text as it is compared: without differences of case, accents, width and ligatures.
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  var box = element("div", { class: "search", role: "search" });
  var input = element("input", {
    type: "search", placeholder: "Search", "aria-label": "Search all chapters", autocomplete: "off", spellcheck: "false"
  });
  var panel = element("div", { class: "found" });
  panel.hidden = true;
  var status = element("p", { class: "found-status", role: "status" });
  var list = element("ol", {});
  panel.append(status, list);
  box.append(input, panel);
  bar.appendChild(box);

  // Loading

  var sections = [];
  var pages = [];
  var waiting = 0;
  var state = "unloaded";

  function fail() {
    state = "failed";
    search();
  }

  function load(address) {
    var script = element("script", { src: address });
    script.addEventListener("error", fail);
    document.head.appendChild(script);
  }

  // What the scripts of the index call.
  window.notebookSearch = {
    // The pages of the report in order.
    pages: function (all) {
      pages = all;
      waiting = all.length;
      all.forEach(function (page) { load(root + page.index); });
    },
    // The sections of a page: anchor, title, text, and code with what it printed, of each.
    sections: function (name, found) {
      var order = pages.findIndex(function (page) { return page.name === name; });
      if (order < 0) return;
      found.forEach(function (section) {
        sections.push({
          page: pages[order], order: order, number: sections.length, anchor: section[0], title: section[1], text: section[2], code: section[3],
          foldedTitle: folded(section[1]), foldedText: folded(section[2]), foldedCode: folded(section[3] + " " + pages[order].title)
        });
      });
      waiting -= 1;
      if (waiting === 0 && state === "loading") {
        state = "loaded";
        search();
      }
    }
  };

  function begin() {
    if (state !== "unloaded") return;
    state = "loading";
    load(assets + "search-index.js");
  }

  // Searching

  function occurrences(text, word) { return text.split(word).length - 1; }

  function matches(words) {
    var found = [];
    sections.forEach(function (section) {
      var score = 0;
      var isMatch = words.every(function (word) {
        var inTitle = occurrences(section.foldedTitle, word);
        var inText = occurrences(section.foldedText, word);
        var inCode = occurrences(section.foldedCode, word);
        // A title says what a section is about; prose says more than code.
        score += 100 * Math.min(inTitle, 1) + 5 * Math.min(inText, 10) + Math.min(inCode, 5);
        return inTitle + inText + inCode > 0;
      });
      if (isMatch) found.push({ section: section, score: score });
    });
    return found.sort(function (a, b) {
      return b.score - a.score || a.section.order - b.section.order || a.section.number - b.section.number;
    });
  }

  // As much of a text around the first word that it has, the words marked.
  function excerpt(text, words, name, length) {
    var characters = Array.from(text);
    var plain = "";
    var origins = [];
    characters.forEach(function (character, index) {
      var part = folded(character);
      for (var i = 0; i < part.length; i += 1) origins.push(index);
      plain += part;
    });
    var marked = [];
    words.forEach(function (word) {
      for (var at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        for (var i = origins[at]; i <= origins[at + word.length - 1]; i += 1) marked[i] = true;
      }
    });
    var first = marked.findIndex(Boolean);
    var start = characters.length > length ? Math.max((first < 0 ? 0 : first) - length / 4, 0) : 0;
    var end = Math.min(start + length, characters.length);
    // No word is cut, as far as there are spaces between them.
    function isSpace(index) { return /\s/.test(characters[index]); }
    var longestWord = 24;
    for (var before = start; start > 0 && before < Math.min(start + longestWord, first < 0 ? end : first + 1); before += 1) {
      if (isSpace(before - 1)) { start = before; break; }
    }
    for (var behind = end; end < characters.length && behind > end - longestWord && !marked[behind - 1]; behind -= 1) {
      if (isSpace(behind)) { end = behind; break; }
    }
    var result = element("span", { class: name }, start > 0 ? "…" : "");
    for (var from = start; from < end;) {
      var to = from;
      while (to < end && Boolean(marked[to]) === Boolean(marked[from])) to += 1;
      var part = characters.slice(from, to).join("");
      result.append(marked[from] ? element("mark", {}, part) : part);
      from = to;
    }
    if (end < characters.length) result.append("…");
    return result;
  }

  function search() {
    var words = folded(input.value).split(/\s+/).filter(Boolean);
    panel.hidden = words.length === 0;
    list.textContent = "";
    if (panel.hidden || state === "unloaded" || state === "loading") {
      status.textContent = "";
      return;
    }
    if (state === "failed") {
      status.textContent = "The search cannot be loaded: a file of the report is missing.";
      return;
    }
    var found = matches(words);
    var phrase = found.length === 0 ? "Nothing found."
      : found.length === 1 ? "1 section"
      : found.length > longestList ? "{{count}} sections, the first {{shown}} are listed" : "{{count}} sections";
    status.textContent = filled(phrase, { count: found.length, shown: longestList });
    found.slice(0, longestList).forEach(function (match) {
      var section = match.section;
      var link = element("a", { href: root + section.page.page + (section.anchor ? "#" + encodeURIComponent(section.anchor) : "") });
      link.append(
        element("span", { class: "found-page" }, section.page.title), excerpt(section.title, words, "found-title", 200),
        excerpt(words.some(function (word) { return section.foldedText.includes(word); }) ? section.text : section.code || section.text,
          words, "found-excerpt", 160));
      link.addEventListener("click", close);
      var item = element("li", {});
      item.appendChild(link);
      list.appendChild(item);
    });
  }

  function close() { panel.hidden = true; }

  input.addEventListener("focus", function () {
    begin();
    search();
  });
  input.addEventListener("input", function () {
    begin();
    search();
  });
  box.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      if (panel.hidden) return;
      event.stopPropagation();
      input.focus();
      close();
    } else if (event.key === "ArrowDown" && !panel.hidden && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at === 0 ? input : links[at - 1]).focus();
    } else if (event.key === "Enter" && at < 0 && links.length && !event.isComposing) {
      links[0].click();
    } else {
      return;
    }
    event.preventDefault();
  });
  box.addEventListener("focusout", function (event) {
    if (!box.contains(event.relatedTarget)) close();
  });
})();
