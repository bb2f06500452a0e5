"use strict";
// The page works without this: forms send, a reload shows what came. Here texts are sent
// in place, answers appear by themselves, and the clock runs.

const WAIT_MS = 25000; // a long poll; servers and proxies give up at 30 s
const GIVE_UP_MS = WAIT_MS + 15000;
const TYPING_MS = 8000; // an answer that takes longer is not on its way

const phones = new Map();
for (const el of document.querySelectorAll("[data-phone]")) {
  phones.set(el.dataset.phone, {
    el, after: Number(el.dataset.next), list: el.querySelector(".thread ol"),
    typing: el.querySelector(".typing"), fault: el.querySelector(".fault"), timer: 0,
  });
}

async function post(path, body, limit = 15000) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body), signal: AbortSignal.timeout(limit),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error);
  return json;
}

function explain(err) {
  return err instanceof TypeError || err.name === "TimeoutError" ? "The server does not answer. Is the demo still running?" : err.message;
}

// Texts.

function show(el, text) {
  el.textContent = text;
  el.hidden = !text;
}

function typing(phone, on) {
  clearTimeout(phone.timer);
  phone.typing.hidden = !on;
  if (on) phone.timer = setTimeout(() => { phone.typing.hidden = true; }, TYPING_MS);
}

async function send(phone, body) {
  show(phone.fault, "");
  typing(phone, true);
  try {
    await post("/demo/text", { as: phone.el.dataset.phone, body });
    return true;
  } catch (err) {
    typing(phone, false);
    show(phone.fault, explain(err));
    return false;
  }
}

function words(m) {
  return (m.parts || []).map((part) => {
    if (!part.href) return document.createTextNode(part.text);
    const a = document.createElement("a");
    a.href = part.href;
    a.textContent = part.text;
    a.target = "_blank";
    a.rel = "noopener noreferrer";
    return a;
  });
}

function draw(m) {
  const li = document.getElementById("new-message").content.firstElementChild.cloneNode(true);
  const says = m.says + (m.error_code ? ` (${m.error_code})` : "");
  li.classList.add(m.from_clinic ? "theirs" : "mine", `is-${m.tick}`);
  li.dataset.sid = m.sid;
  li.dataset.day = m.day;
  li.querySelector(".who").textContent = m.from_clinic ? "Clinic:" : "You:";
  li.querySelector(".words").append(...words(m));
  li.querySelector("time").dateTime = m.at;
  li.querySelector("time").textContent = m.time;
  li.querySelector(".says").title = says;
  li.querySelector(".status").textContent = says;
  return li;
}

// place puts a new text last, and a text whose status changed where it was.
function place(phone, m) {
  const li = draw(m);
  const old = phone.list.querySelector(`[data-sid="${CSS.escape(m.sid)}"]`);
  if (old) {
    old.replaceWith(li);
    return;
  }
  const texts = phone.list.querySelectorAll(".message");
  const last = texts[texts.length - 1];
  if (!last || last.dataset.day !== m.day) {
    const day = document.getElementById("new-day").content.firstElementChild.cloneNode(true);
    day.firstElementChild.textContent = m.day;
    phone.list.insertBefore(day, phone.typing);
  }
  li.classList.add("fresh");
  phone.list.insertBefore(li, phone.typing);
  phone.list.querySelector(".hello").hidden = true;
  if (m.from_clinic) typing(phone, false);
}

for (const phone of phones.values()) {
  phone.el.querySelector(".composer").addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = event.target.elements.body;
    const body = field.value;
    field.value = "";
    if (!await send(phone, body) && !field.value) field.value = body;
  });
  phone.el.querySelector(".hints").addEventListener("submit", (event) => {
    event.preventDefault();
    send(phone, event.submitter.value);
  });
}

// News.

async function watch() {
  let pause = 1000;
  for (;;) {
    try {
      const asked = [...phones].map(([as, p]) => ({ as, after: p.after }));
      const news = await post("/demo/watch", { phones: asked, wait_ms: WAIT_MS }, GIVE_UP_MS);
      for (const n of news.phones) {
        const phone = phones.get(n.as);
        if (n.next < phone.after) location.reload(); // the server has started anew
        n.messages.forEach((m) => place(phone, m));
        phone.after = n.next;
      }
      setClock(news.now);
      if (pause > 1000) announce("");
      pause = 1000;
    } catch (err) {
      announce(explain(err), true);
      await new Promise((done) => setTimeout(done, pause));
      pause = Math.min(pause * 2, 15000);
    }
  }
}

function announce(text, bad = false) {
  const news = document.querySelector(".news");
  news.classList.toggle("bad", bad);
  show(news, text);
}

// The clock.

const now = document.querySelector(".now");
const zone = { timeZone: now.dataset.zone };
const dayFormat = new Intl.DateTimeFormat("en-US", { ...zone, weekday: "short", month: "short", day: "numeric", year: "numeric" });
const timeFormat = new Intl.DateTimeFormat("en-US", { ...zone, hour: "numeric", minute: "2-digit", second: "2-digit", timeZoneName: "short" });
const shortFormat = new Intl.DateTimeFormat("en-US", { ...zone, hour: "numeric", minute: "2-digit" });
let ahead = 0;

function setClock(instant) {
  ahead = Date.parse(instant) - performance.now();
  tick();
}

function tick() {
  const t = new Date(ahead + performance.now());
  now.querySelector(".time").textContent = timeFormat.format(t);
  now.querySelector(".date").textContent = dayFormat.format(t);
  const short = shortFormat.format(t).split(/\s/)[0];
  for (const hm of document.querySelectorAll(".hm")) hm.textContent = short;
}

document.querySelector(".clock").addEventListener("submit", async (event) => {
  event.preventDefault();
  const buttons = event.target.querySelectorAll("button");
  buttons.forEach((b) => { b.disabled = true; });
  try {
    setClock((await post("/demo/clock", { advance: event.submitter.value })).now);
    announce("");
  } catch (err) {
    announce(explain(err), true);
  }
  buttons.forEach((b) => { b.disabled = false; });
  event.submitter.focus();
});

setClock(now.dataset.now);
setInterval(tick, 1000);
watch();
