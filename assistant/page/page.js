/* Clicks inside a view become events of its component; copying and editing stay in the browser. */
const send = (name, data) => trigger(name, Object.assign({}, data));
const field = () => document.querySelector("#yj-question textarea, #yj-question input");

function put(text) {
  const input = field();
  const kind = input.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(input, text);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/* One question at a time, or one answer would be lost: the next is sent when the visit is known and the
   page has been told that the answer before has ended. */
const ready = () => window.youjuAsk && !window.youjuSent;
const waiting = (window.youjuWaiting ??= []);

function ask(question) {
  if (!question.trim() || [...waiting, window.youjuSent?.question].includes(question)) return;
  waiting.push(question);
  if (waiting.length === 1) release();
}

function release() {
  if (!ready()) return setTimeout(release, 50);
  const question = waiting.shift();
  window.youjuAsk(question);
  if (waiting.length) setTimeout(release, 50);
}

function sendAlone(name, data) {
  window.youjuSent = { question: data.q };
  send(name, data);
}

/* An answer has ended, however it did; gives whether because the reader stopped it. */
window.youjuEnded = () => {
  const sent = window.youjuSent;
  window.youjuSent = null;
  return !sent || sent.stopped === true;
};

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

/* The button as it is now: a view that is drawn anew has other buttons that do the same. */
function present(b) {
  if (!b || b.isConnected) return b;
  const same = (other) => Object.keys(b.dataset).every((key) => other.dataset[key] === b.dataset[key]);
  return [...document.querySelectorAll(`[data-act="${b.dataset.act}"]`)].find(same);
}

const acts = {
  copy: (b) => copy(b, b.dataset.text),
  link: (b) => copy(b, location.origin + location.pathname + b.dataset.query),
  edit: (b) => { put(b.dataset.text); field().focus(); },
  ask: (b) => ask(b.dataset.q),
  cite: (b) => { window.youjuFrom = b; openSource(b); },
  step: openSource,
  retry: (b) => { if (ready()) sendAlone("retry", b.dataset); },
  wrong: (b) => send("like", b.dataset),
  close: (b) => { window.youjuOpen = false; light(b); send("clear", {}); present(window.youjuFrom)?.focus(); },
  read: (b) => send("expand", b.dataset),
  back: () => send("collapse", {}),
  limit: (b) => send("input", b.dataset),
  remove: (b) => { if (window.confirm(b.dataset.sure)) send("delete", b.dataset); },
  language: () => send("click", {}),
  jump: (b) => element.querySelector("#" + CSS.escape(b.dataset.to))?.scrollIntoView({ block: "start" }),
};

function act(event) {
  const aimed = event.target.closest("[data-act]");
  if (aimed && element.contains(aimed) && !aimed.disabled) acts[aimed.dataset.act]?.(aimed);
}
element.addEventListener("click", act);
element.addEventListener("keydown", (event) => {
  const drawn = event.target.closest("svg [data-act]");
  if (drawn && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); act(event); }
});

/* The conversation is shown: questions can be asked in it. */
function attend() {
  if (element.querySelector(".yj-turns, .yj-welcome")) window.youjuAsk = (question) => sendAlone("submit", { q: question });
}

/* An address that holds questions asks them, once, when the conversation is first shown. */
function follow() {
  const asked = new URLSearchParams(location.search);
  if (element.querySelector(".yj-turns, .yj-welcome") && asked.has("q")) {
    history.replaceState(null, "", location.pathname);
    sendAlone("submit", { linked: asked.getAll("q"), report: asked.get("report") });
  }
}

function openSource(b) {
  window.youjuOpen = true;
  light(b);
  send("select", b.dataset);
}

/* The mark whose source is open is filled. */
function light(b) {
  document.querySelectorAll(".yj-on").forEach((mark) => mark.classList.remove("yj-on"));
  const { turn, n } = b.dataset;
  if (turn !== undefined) document.querySelector(`.yj-mark[data-turn="${turn}"][data-n="${n}"]`)?.classList.add("yj-on");
}

/* A source that has been opened, and not closed since, shows the place itself, in the middle. */
function showPlace(box) {
  if (!window.youjuOpen) return;
  box.querySelector(".yj-bar h2").focus({ preventScroll: true });
  const lit = box.querySelector("td.yj-lit, mark.yj-lit");
  if (!lit) return;
  box.scrollTop += lit.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
  const wide = lit.closest(".yj-table");
  if (wide) wide.scrollLeft += lit.getBoundingClientRect().right - wide.getBoundingClientRect().right + 24;
}

/* The newest answer is in view: all of it, or from its question on. */
function showNewest() {
  const turns = document.querySelectorAll("#yj-talk .yj-turn");
  const last = turns[turns.length - 1];
  if (!last || !last.checkVisibility()) return;
  const room = window.innerHeight - 12 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const next = document.querySelector("#yj-further nav")?.getBoundingClientRect().height ?? 0;
  if (last.getBoundingClientRect().height + next > room) last.scrollIntoView({ block: "start" });
  else window.scrollTo({ top: document.documentElement.scrollHeight });
}

/* Who was on a button of a view that has been drawn anew is on it still. */
function keepPlace() {
  const held = window.youjuHeld;
  if (held && !held.isConnected && document.activeElement === document.body) present(held)?.focus({ preventScroll: true });
}

watch("value", () => {
  keepPlace();
  const head = element.querySelector(".yj-head");
  if (head) document.documentElement.lang = head.lang === "zh" ? "zh-CN" : "en";
  attend();
  follow();
  const source = element.querySelector(".yj-source");
  if (source) requestAnimationFrame(() => showPlace(source));
  if (element.querySelector(".yj-turns, .yj-next")) requestAnimationFrame(showNewest);
  if (element.querySelector(".yj-report")) window.scrollTo({ top: 0 });
  if (window.youjuTooLarge?.length) nameTooLarge();
});

/* Files over the limit are not sent at all; each is named beside what became of the others. */
function nameTooLarge() {
  const box = element.querySelector("[data-most-mb]");
  if (!box) return;
  let list = box.querySelector(".yj-outcomes");
  if (!list) { list = document.createElement("ul"); list.className = "yj-outcomes"; list.role = "status"; box.replaceChildren(list); }
  for (const name of window.youjuTooLarge.splice(0)) {
    const line = document.createElement("li");
    const said = document.createElement("b");
    line.className = "yj-bad";
    said.textContent = name;
    line.append(said, " " + box.dataset.tooLarge);
    list.append(line);
  }
}
window.youjuNameTooLarge = element.querySelector("[data-most-mb]") ? nameTooLarge : window.youjuNameTooLarge;

/* What belongs to the page as a whole is set up by the view that comes first. */
if (!window.youjuReady) {
  window.youjuReady = true;

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") { tip.hidden = true; document.querySelector('#yj-side [data-act="close"]')?.click(); }
    if (event.key === "/" && !typing) { event.preventDefault(); field()?.focus(); }
  });

  /* What is typed is sent by Enter, but not by the Enter that ends the choice of a character. */
  const submit = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(field().value);
    put("");
  };
  document.addEventListener("keydown", (event) => {
    const chooses = event.isComposing || event.keyCode === 229;
    if (event.target === field() && event.key === "Enter" && !event.shiftKey && !chooses) submit(event);
  }, true);
  document.addEventListener("click", (event) => { if (event.target.closest?.("#yj-send")) submit(event); }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#yj-stop") && window.youjuSent) window.youjuSent.stopped = true;
  }, true);

  /* Resting on a mark, or reaching it by keyboard, shows its quote. */
  const tip = document.createElement("div");
  tip.id = "yj-tip";
  tip.hidden = true;
  document.querySelector(".gradio-container").append(tip);
  const showTip = (event) => {
    const mark = event.target.closest?.("[data-quote]");
    tip.hidden = !mark;
    if (!mark) return;
    const quote = document.createElement("b");
    const place = document.createElement("span");
    quote.textContent = mark.dataset.quote;
    place.textContent = mark.dataset.place;
    tip.replaceChildren(quote, place);
    const at = mark.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    tip.style.left = Math.max(12, Math.min(at.left - 16, window.innerWidth - size.width - 12)) + "px";
    tip.style.top = (at.top > size.height + 14 ? at.top - size.height - 8 : at.bottom + 8) + "px";
  };
  document.addEventListener("mouseover", showTip);
  document.addEventListener("focusin", (event) => { window.youjuHeld = event.target.closest?.("[data-act]"); });
  document.addEventListener("focusin", (event) => { if (event.target.matches?.(":focus-visible")) showTip(event); });
  document.addEventListener("focusout", () => { tip.hidden = true; });
  document.addEventListener("scroll", () => { tip.hidden = true; }, true);

  /* A stretch of an answer that is selected and copied keeps its marks. */
  document.addEventListener("copy", (event) => {
    const chosen = window.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const part = chosen.getRangeAt(0).cloneContents();
    const marks = part.querySelectorAll(".yj-mark");
    if (!marks.length) return;
    marks.forEach((mark) => mark.replaceWith(`[${mark.dataset.n}]`));
    part.querySelectorAll("p, li, h3").forEach((line) => line.append("\n"));
    event.clipboardData.setData("text/plain", part.textContent.replaceAll("\u2060", "").trim());
    event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    const box = document.querySelector("[data-most-mb]");
    if (event.target.type !== "file" || !box) return;
    const files = [...event.target.files];
    const fitting = files.filter((file) => file.size <= box.dataset.mostMb * 1e6);
    if (fitting.length === files.length) return;
    window.youjuTooLarge = files.filter((file) => !fitting.includes(file)).map((file) => file.name);
    const kept = new DataTransfer();
    fitting.forEach((file) => kept.items.add(file));
    event.target.files = kept.files;
    if (!fitting.length) { event.stopImmediatePropagation(); window.youjuNameTooLarge?.(); }
  }, true);
}
