/* Clicks inside a view become events of its component; copying and editing stay in the browser. */
const send = (name, data) => trigger(name, Object.assign({}, data));
const field = () => document.querySelector("#yj-question textarea, #yj-question input");

function put(text) {
  const input = field();
  if (!input) return;
  const kind = input.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(input, text);
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = before; }, 1500);
}

const acts = {
  copy: (b) => copy(b, b.dataset.text),
  link: (b) => copy(b, location.origin + location.pathname + b.dataset.query),
  edit: (b) => put(b.dataset.text),
  ask: (b) => send("submit", { q: b.dataset.q }),
  cite: (b) => { window.youjuFrom = b; light(b); send("select", b.dataset); },
  step: (b) => { light(b); send("select", b.dataset); },
  retry: (b) => send("retry", b.dataset),
  wrong: (b) => send("like", b.dataset),
  close: (b) => { light(b); send("clear", {}); window.youjuFrom?.focus(); },
  read: (b) => send("expand", b.dataset),
  back: () => send("collapse", {}),
  limit: (b) => send("input", b.dataset),
  remove: (b) => { if (window.confirm(b.dataset.sure)) send("delete", b.dataset); },
  language: () => send("click", {}),
  jump: (b) => element.querySelector("#" + CSS.escape(b.dataset.to))?.scrollIntoView({ block: "start" }),
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button && element.contains(button) && !button.disabled) acts[button.dataset.act]?.(button);
});

/* An address that holds questions asks them, once, when the conversation is first shown. */
function follow() {
  const asked = new URLSearchParams(location.search);
  if (element.querySelector(".yj-talk, .yj-welcome") && asked.has("q")) {
    history.replaceState(null, "", location.pathname);
    send("submit", { linked: asked.getAll("q"), report: asked.get("report") });
  }
}

/* The mark whose source is open is filled. */
function light(b) {
  document.querySelectorAll(".yj-on").forEach((mark) => mark.classList.remove("yj-on"));
  const { turn, n } = b.dataset;
  if (turn !== undefined) document.querySelector(`.yj-mark[data-turn="${turn}"][data-n="${n}"]`)?.classList.add("yj-on");
}

watch("value", () => {
  follow();
  const bar = element.querySelector(".yj-source .yj-bar h2");
  if (bar) {
    bar.focus({ preventScroll: true });
    const lit = element.querySelector("td.yj-lit, mark.yj-lit");
    const box = element.querySelector(".yj-source");
    if (lit && box) box.scrollTop += lit.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
    const wide = lit?.closest(".yj-table");
    if (wide) wide.scrollLeft += lit.getBoundingClientRect().right - wide.getBoundingClientRect().right + 24;
  }
  const turns = element.querySelector(".yj-turns");
  if (turns?.lastElementChild) {
    const last = [...turns.querySelectorAll(".yj-turn")].pop();
    last?.scrollIntoView({ block: "nearest" });
  }
});

if (!window.youjuKeys) {
  window.youjuKeys = true;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") document.querySelector('#yj-side [data-act="close"]')?.click();
    if (event.key === "/" && !typing) { event.preventDefault(); field()?.focus(); }
  });
}
