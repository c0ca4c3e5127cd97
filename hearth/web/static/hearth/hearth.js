// Small comforts. Every page works without this file, and nothing here talks to anyone.
"use strict";

const all = (what) => document.querySelectorAll(what);

// After a form comes back, the summary of what needs an answer is read first.
document.querySelector("[data-focus]")?.focus();

// A page opened beside this one takes nothing away from it.
const beside = (sending) => sending.submitter?.formTarget === "_blank";

// Words typed and not sent: ask before they are lost. Forms that save as they go have their own draft and no warning.
let unsent = false;
for (const form of all("form[method=post][data-warn]")) {
  form.addEventListener("input", () => { unsent = true; });
  form.addEventListener("submit", (sending) => { if (!beside(sending)) unsent = false; });
}
addEventListener("beforeunload", (leaving) => { if (unsent) leaving.preventDefault(); });

// A second press on Send is not a second letter.
for (const form of all("form[method=post]")) {
  form.addEventListener("submit", (sending) => {
    if (beside(sending)) return;
    if (form.dataset.sent) sending.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  });
}

// Buttons that only make sense with scripts are hidden until now.
for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Words to begin with go into the box. Words already typed stay and stand first; the first blank is ready to be filled.
for (const button of all("[data-begin]")) {
  button.addEventListener("click", (pressed) => {
    const box = document.querySelector(button.dataset.begin);
    const words = document.getElementById(button.dataset.words)?.innerText.trim();
    if (!box || !words) return;
    pressed.preventDefault();
    const typed = box.value.trim();
    if (typed && !confirm(button.dataset.ask)) return;
    box.value = typed ? `${typed}\n\n${words}` : words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const blank = box.value.indexOf("____");
    box.focus();
    if (blank >= 0) box.setSelectionRange(blank, blank + 4);
  });
}

// A shared tablet left alone: cover the page. Nothing typed is lost, and the server has its own, stricter clock.
const curtain = document.getElementById("curtain");
const minutes = Number(document.body.dataset.idle);
if (curtain && minutes) {
  let clock;
  const main = [...document.body.children].filter((part) => part !== curtain);
  const cover = () => {
    const asked = document.activeElement;
    curtain.hidden = false;
    for (const part of main) part.inert = true;
    const back = curtain.querySelector("button");
    back.addEventListener("click", () => {
      curtain.hidden = true;
      for (const part of main) part.inert = false;
      asked?.focus();
      wind();
    }, { once: true });
    back.focus();
  };
  const wind = () => { clearTimeout(clock); if (curtain.hidden) clock = setTimeout(cover, minutes * 60000); };
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, wind, { passive: true });
  wind();
}

// Listen: the page's own words, sentence by sentence, in its own language, and only by a voice that lives on this device.
const speech = window.speechSynthesis;
const voice = () => speech?.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === document.documentElement.lang.slice(0, 2));
function offerToRead() {
  for (const button of all("[data-listen]")) {
    if (!button.hidden || !voice()) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (speech.speaking) { speech.cancel(); button.setAttribute("aria-pressed", "false"); return; }
      const from = document.getElementById(button.dataset.listen) || document.getElementById("main");
      button.setAttribute("aria-pressed", "true");
      const words = from.innerText.split(/(?<=[.!?؟۔])\s+|\n+/).filter((sentence) => sentence.trim());
      for (const [at, sentence] of words.entries()) {
        const said = new SpeechSynthesisUtterance(sentence);
        said.voice = voice();
        said.lang = document.documentElement.lang;
        if (at === words.length - 1) said.onend = () => button.setAttribute("aria-pressed", "false");
        speech.speak(said);
      }
    });
  }
}
if (speech) {
  offerToRead();
  speech.addEventListener?.("voiceschanged", offerToRead);
  addEventListener("pagehide", () => speech.cancel());
}
