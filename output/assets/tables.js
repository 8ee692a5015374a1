// Tables can be sorted by a click on the head of a column: upwards, downwards, and back to the order of the chapter.
(function () {
  "use strict";

  var collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  // Compares two rows by a cell; what is missing or empty stands last in either direction.
  function compared(first, second, column, direction) {
    var a = first.cells[column];
    var b = second.cells[column];
    var ranks = [a.dataset.rank, b.dataset.rank];
    var isNumeric = a.classList.contains("right");
    function isNothing(cell, rank) {
      return isNumeric ? rank === undefined : Boolean(cell.querySelector(".missing")) || cell.textContent === "";
    }
    var nothing = [isNothing(a, ranks[0]), isNothing(b, ranks[1])];
    if (nothing[0] || nothing[1]) return Number(nothing[0]) - Number(nothing[1]);
    return direction * (isNumeric ? ranks[0] - ranks[1] : collator.compare(a.textContent, b.textContent));
  }

  document.querySelectorAll(".table.sortable table").forEach(function (table) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);

    function sort(column) {
      var head = heads[column];
      var now = head.getAttribute("aria-sort");
      var next = { ascending: "descending", descending: null }[now];
      if (now === null) next = "ascending";
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      if (next) head.setAttribute("aria-sort", next);
      var direction = next === "descending" ? -1 : 1;
      var sorted = rows.slice();
      if (next) sorted.sort(function (a, b) { return compared(a, b, column, direction) || rows.indexOf(a) - rows.indexOf(b); });
      sorted.forEach(function (row) { body.appendChild(row); });
    }

    heads.forEach(function (head, column) {
      if (!head.textContent.trim()) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      if (head.querySelector("a")) {
        // A link in the title stays one; the button stands beside it.
        button.setAttribute("aria-label", head.textContent.trim());
      } else {
        while (head.firstChild) button.appendChild(head.firstChild);
      }
      button.addEventListener("click", function () { sort(column); });
      head.appendChild(button);
    });
  });
})();
