// Small comforts. Every page works without this file.
"use strict";

// After a form comes back, the summary of what needs an answer is read first.
document.querySelector("[data-focus]")?.focus();
