// Thoughts on words while they are written. Sent to our own server on a pause, answered, and forgotten.
// Every form works without this file: there is a button under it that opens the same thoughts on a page beside.
"use strict";

const PAUSE = 1000;
let pressed = false; // Nothing moves under a finger: a button must be where it was when it is let go.
addEventListener("pointerdown", () => { pressed = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { pressed = false; }, true);

function mind(box) {
  const panel = document.createElement("div");
  const said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");
  said.setAttribute("aria-live", "polite");
  box.after(said, panel);
  const kept = [];
  const before = []; // What stood in the box before each taking, to be put back at a press.
  let looked = "";
  let turn = 0;
  let chosen = null; // Open or shut, once the writer has said; until then it opens when there is something to say.
  let clock;

  const say = (words) => { if (said.textContent !== words) said.textContent = words; };

  const show = (html, then) => {
    if (pressed) { setTimeout(show, 100, html, then); return; }
    panel.innerHTML = html;
    const hints = panel.querySelector("details");
    if (hints) {
      hints.open = chosen ?? (hints.open || before.length > 0);
      hints.querySelector("summary").addEventListener("click", () => { chosen = !hints.open; });
      hints.querySelector("[data-undo]").hidden = !before.length;
    }
    if (then) then(hints);
    else say(hints ? hints.dataset.says : "");
  };

  const look = async (then) => {
    clearTimeout(clock);
    if (box.value === looked && !then) return;
    looked = box.value;
    const mine = ++turn;
    if (!looked.trim()) { show("", then); return; }
    const body = new URLSearchParams([
      ["csrfmiddlewaretoken", box.form.elements.csrfmiddlewaretoken.value], ["about", box.dataset.about], ["words", looked],
      ...kept.map((one) => ["kept", one]),
    ]);
    const answer = await fetch(box.dataset.look, {
      method: "POST", body, redirect: "manual", headers: { "X-Hearth-Cover": "1" },
    }).catch(() => null);
    const html = answer?.status === 200 ? await answer.text() : "";
    if (mine !== turn) return;
    if (answer?.status === 423) document.dispatchEvent(new Event("hearth:locked"));
    else if (answer?.ok) show(html, then);
  };

  const put = (start, end, words) => {
    box.focus();
    box.setSelectionRange(start, end);
    const fits = box.maxLength < 0 || box.value.length - (end - start) + words.length <= box.maxLength;
    // The old command keeps the browser's own undo; where it is gone, the words are simply set.
    if (!fits || !document.execCommand("insertText", false, words)) {
      box.setRangeText(words, start, end, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const toBlank = () => {
    const blank = /_{3,}/.exec(box.value);
    box.focus();
    if (blank) box.setSelectionRange(blank.index, blank.index + blank[0].length);
  };

  const take = (button) => {
    const { use: words, old, start: from } = button.dataset;
    const start = box.value.startsWith(old, Number(from)) ? Number(from) : box.value.indexOf(old);
    if (start < 0) { looked = ""; look(); return; }
    before.push(box.value);
    put(start, start + old.length, words);
    const blank = words.search(/_{3,}/);
    if (blank >= 0) box.setSelectionRange(start + blank, start + blank + /_+/.exec(words.slice(blank))[0].length);
    look((hints) => say(hints ? `${hints.dataset.took} ${hints.dataset.says}` : ""));
  };

  const keep = (button) => {
    kept.push(button.closest("[data-kept]").dataset.kept);
    look((hints) => {
      (hints?.querySelector("[data-use], [data-keep]") ?? box).focus();
      say(hints ? hints.dataset.says : "");
    });
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("use" in button.dataset) take(button);
    else if ("keep" in button.dataset) keep(button);
    else if ("blank" in button.dataset) toBlank();
    else if ("undo" in button.dataset) {
      put(0, box.value.length, before.pop());
      look((hints) => say(hints ? hints.dataset.back : ""));
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const hints = panel.querySelector("details");
    if (hints) hints.open = chosen = false;
    box.focus();
  });
  box.addEventListener("input", () => { clearTimeout(clock); clock = setTimeout(look, PAUSE); });
  box.addEventListener("blur", (event) => {
    // Whoever goes on to send is not held up.
    if (event.relatedTarget?.type !== "submit" && !panel.contains(event.relatedTarget)) look();
  });
}

for (const box of document.querySelectorAll("textarea[data-look]")) mind(box);

// Words to take along: copied where the browser lets us, selected where it does not.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copy);
    const copied = await navigator.clipboard?.writeText(from.textContent).then(() => true, () => false);
    if (copied) button.textContent = button.dataset.copied;
    else getSelection().selectAllChildren(from);
  });
}
