// What the pages do beyond plain HTML: "/" leads to the search box, copy buttons, and a card that explains the fact
// under pointer or focus.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  (document.getElementById("words") || document.getElementById("find")).focus();
});

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text.replace(/\s+/g, " ").trim());
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 1500);
  });
}

let open = null;

function close() {
  if (open) open.remove();
  open = null;
}

function show(mark) {
  close();
  const source = document.getElementById(mark.dataset.card);
  if (!source) return;
  open = source.cloneNode(true);
  open.id = "card";
  open.setAttribute("role", "tooltip");
  mark.after(open);
  mark.setAttribute("aria-describedby", "card");
  const edge = open.getBoundingClientRect().right - document.documentElement.clientWidth + 12;
  if (edge > 0) open.style.marginLeft = `${-edge}px`;
}

const text = document.getElementById("text");
if (text) {
  text.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    if (mark) show(mark);
    else if (!event.target.closest(".card")) close();
  });
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest("mark");
    if (mark) show(mark);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
}
