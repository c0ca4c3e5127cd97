// A look at a class by keyboard alone: up and down to the next child, a number marks, Delete takes a mark back.
// Left and right choose within a cell, as radio buttons do by themselves; Tab goes to the next cell. The page works
// without this file.
"use strict";

const grid = document.querySelector(".class-grid");
for (const words of document.querySelectorAll("[data-by-script]")) words.hidden = false;

// A cell is entered at its mark, or at its first choice.
const enter = (cell) => (cell?.querySelector("input:checked") ?? cell?.querySelector("input[type=radio]"))?.focus();
const changed = (input) => input.dispatchEvent(new Event("change", { bubbles: true }));

function takeBack(cell) {
  const marked = cell.querySelector("input:checked");
  if (!marked) return;
  marked.checked = false;
  const back = document.createElement("input");
  back.type = "hidden";
  back.name = "back";
  back.value = marked.name.slice(2);
  back.setAttribute("form", "look");
  cell.append(back);
  enter(cell); // from its first choice, Tab leaves a cell without a mark
  changed(back);
}

function mark(cell, at) {
  const input = cell.querySelectorAll("input[type=radio]")[at];
  if (!input) return;
  input.focus();
  input.checked = true;
  changed(input);
}

grid?.addEventListener("keydown", (pressed) => {
  const cell = pressed.target.closest("td");
  if (!cell || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
  const row = cell.parentElement;
  const beside = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling, Enter: row.nextElementSibling };
  const known = ["0", "1", "2", "?"];
  if (pressed.key in beside) enter(beside[pressed.key]?.cells[cell.cellIndex]);
  else if (known.includes(pressed.key)) mark(cell, known.indexOf(pressed.key));
  else if (pressed.key === "Delete" || pressed.key === "Backspace") takeBack(cell);
  else if (pressed.key === "Home") enter(row.cells[1]);
  else if (pressed.key === "End") enter(row.cells[row.cells.length - 1]);
  else return;
  pressed.preventDefault();
});

// Marked again: it is not taken back any more.
grid?.addEventListener("change", (made) => {
  if (made.target.type !== "radio") return;
  for (const back of made.target.closest("td").querySelectorAll("input[name=back]")) back.remove();
});
