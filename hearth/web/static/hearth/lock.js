// A shared tablet: cover the page when its person puts it down, and keep what they typed under the cover.
// The server has its own clock and locks without this file; here nothing is decided, only hidden.
"use strict";

const panel = document.getElementById("locked");
if (panel) {
  const form = panel.querySelector("form");
  const wrong = panel.querySelector("[role=alert]");
  const token = form.elements.csrfmiddlewaretoken.value;
  const idle = Number(panel.dataset.minutes) * 60000;
  let touched = Date.now();
  let told = Date.now();
  let before;

  const send = (to, body) => fetch(to, {
    method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": token, "X-Hearth-Cover": "1" },
  });
  const rest = () => [...document.body.children].filter((part) => part !== panel);

  const cover = () => {
    if (!panel.hidden) return;
    before = document.activeElement;
    for (const part of rest()) part.inert = true;
    panel.inert = panel.hidden = false;
    (form.elements.password || form.querySelector("button")).focus();
  };
  const uncover = () => {
    panel.hidden = wrong.hidden = true;
    for (const part of rest()) part.inert = false;
    document.getElementById("curtain")?.setAttribute("hidden", "");
    form.reset();
    touched = told = Date.now();
    before?.focus();
  };
  const lock = () => { cover(); send(panel.dataset.lock).catch(() => {}); };

  // Typing is being here: say so once a minute, so that the server does not lock under somebody's hands.
  const look = async () => {
    if (!panel.hidden) return;
    if (Date.now() - touched > idle) return lock();
    if (touched > told && Date.now() - told > 60000) {
      told = Date.now();
      const answer = await send(panel.dataset.here).catch(() => null);
      if (answer?.status === 423) cover();
    }
  };
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(sign, () => { touched = Date.now(); }, { passive: true });
  }
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("hearth:locked", cover);

  // The Lock button: the page stays under the cover instead of being left.
  for (const button of document.querySelectorAll(`form[action="${panel.dataset.lock}"]`)) {
    button.addEventListener("submit", (event) => { event.preventDefault(); event.stopImmediatePropagation(); lock(); }, true);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const answer = await send(form.action, new FormData(form)).catch(() => null);
    if (answer?.status === 204) return uncover();
    if (answer?.status !== 403) return location.reload();
    wrong.textContent = await answer.text();
    wrong.hidden = false;
    form.elements.password?.select();
  }, true);

  // A page that comes back with the Back button asks first whether it may be seen.
  addEventListener("pageshow", async (event) => {
    if (!event.persisted) return;
    const answer = await send(panel.dataset.here).catch(() => null);
    if (answer?.status === 423) cover();
    else if (answer?.status !== 204) location.reload();
  });
}
