{{! What the preview's page does: it asks for the version of the last build and shows parts of the real book in a frame. }}
"use strict";

const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const frame = byId("page");
const kAsk = 400; // milliseconds between two looks at the version

const saved = JSON.parse(localStorage.getItem("essaypack") || "null") || {};
const settings = {
  theme: saved.theme || null, // null: as the book is configured
  vertical: saved.vertical === undefined ? null : saved.vertical,
  dark: saved.dark === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : saved.dark,
  scroll: saved.scroll || false,
  editor: saved.editor || "", // that opens files of problems
};
let state = { version: -1, edition: 0, good: true, books: [], files: [], problems: [] };
let view = "book";
let book = 0;
let spine = []; // parts of the book in reading order
let part = ""; // the one that is shown
let file = ""; // the feed or sitemap that is shown

// Words: words.js has those of another language by the English ones

/// A text with values in its places: `{}` are counted, `{2}` names one.
function say(text, ...values) {
  let next = 0;
  return (kWords[text] || text).replace(/\{([1-9]?)\}/g, (place, number) => String(values[number ? number - 1 : next++]));
}

/// What page.html says itself.
function sayPage() {
  root.lang = kLanguage;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.data.trim();
    if (words in kWords) texts.currentNode.data = texts.currentNode.data.replace(words, () => kWords[words]);
  }
  for (const name of ["title", "aria-label"])
    for (const one of document.querySelectorAll("[" + name + "]")) one.setAttribute(name, say(one.getAttribute(name)));
}

// Elements

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function press(button, on) { button.setAttribute("aria-pressed", String(on)); }

/// A link for addresses of the web, a text for all others.
function linkTo(address, text) {
  if (!/^https?:/.test(address)) return document.createTextNode(text || address);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text || address);
}

// The book

const configured = () => state.books[book] || { theme: "classic", vertical: false };
const theme = () => settings.theme || configured().theme;
const vertical = () => (settings.vertical === null ? configured().vertical : settings.vertical);
const bookFolder = () => "/book/" + [theme(), vertical() ? "vertical" : "horizontal", settings.dark ? "dark" : "light",
  settings.scroll ? "scroll" : "pages"].join("-") + "/" + book + "/";
const urlOf = (name) => bookFolder() + name.split("/").map(encodeURIComponent).join("/");

async function fetchText(url) {
  const answer = await fetch(url, { cache: "no-store" });
  if (!answer.ok) throw new Error(url + ": " + answer.status);
  return answer.text();
}
const fetchXml = async (url) => new DOMParser().parseFromString(await fetchText(url), "application/xml");

/// `../text/a.xhtml#b` in the part `base` -> [EPUB/text/a.xhtml, b].
function resolve(href, base) {
  const url = new URL(href, "http://book/" + base);
  if (url.host !== "book") return null;
  return [decodeURIComponent(url.pathname.slice(1)), decodeURIComponent(url.hash.slice(1))];
}

async function readSpine() {
  const opf = await fetchXml(urlOf("EPUB/package.opf"));
  const items = new Map([...opf.getElementsByTagName("item")].map((item) => [item.id, item.getAttribute("href")]));
  spine = [...opf.getElementsByTagName("itemref")].map((ref) => resolve(items.get(ref.getAttribute("idref")), "EPUB/package.opf")[0]);
  const title = opf.getElementsByTagNameNS("http://purl.org/dc/elements/1.1/", "title")[0];
  return title ? title.textContent : "";
}

/// An entry of the book's own contents with those below it.
function contentsEntry(item) {
  const label = [...item.children].find((child) => child.localName === "a" || child.localName === "span");
  const list = [...item.children].find((child) => child.localName === "ol");
  const target = label.hasAttribute("href") ? resolve(label.getAttribute("href"), "EPUB/nav.xhtml") : null;
  const link = element("a", { href: "#", textContent: label.textContent.trim() });
  if (target) link.dataset.part = target[0];
  if (target && target[1]) link.dataset.fragment = target[1];
  const entry = element("li", {}, link);
  if (!list || list.children.length === 0) return entry;
  const below = contentsList(list);
  // headings of the chapter itself are folded away, parts are open
  const isChapter = [...below.children].every((child) => child.firstChild.dataset.part === link.dataset.part);
  below.hidden = isChapter;
  const fold = element("button", { type: "button", className: "fold", textContent: isChapter ? "▸" : "▾" });
  fold.setAttribute("aria-label", say("Fold"));
  fold.addEventListener("click", () => { below.hidden = !below.hidden; fold.textContent = below.hidden ? "▸" : "▾"; });
  entry.className = isChapter ? "has-more" : "has-more part";
  entry.append(fold, below);
  return entry;
}

function contentsList(list) { return element("ul", {}, ...[...list.children].map(contentsEntry)); }

async function readContents() {
  const nav = await fetchXml(urlOf("EPUB/nav.xhtml"));
  const toc = [...nav.getElementsByTagName("nav")].find((one) => one.getAttribute("epub:type") === "toc");
  const list = toc && [...toc.children].find((child) => child.localName === "ol");
  const top = byId("contents").parentNode.scrollTop;
  byId("contents").replaceChildren(...(list ? [contentsList(list)] : []));
  byId("contents").parentNode.scrollTop = top;
}

function markContents(fragment) {
  const links = [...byId("contents").querySelectorAll("a")];
  const own = links.filter((link) => link.dataset.part === part);
  const here = own.find((link) => fragment && link.dataset.fragment === fragment) || own[0];
  for (const link of links) link.removeAttribute("aria-current");
  if (!here) return;
  here.setAttribute("aria-current", "true");
  here.scrollIntoView({ block: "nearest" });
}

// Pages of a chapter

const page = { index: 0, count: 1 };
let opening = { page: 0, fragment: "" }; // where to begin in a part that is being loaded

function pageBox() {
  const html = frame.contentDocument && frame.contentDocument.documentElement;
  if (!html || !html.clientWidth) return null;
  const box = html.getBoundingClientRect();
  return vertical() ? { html, size: box.height, whole: html.scrollHeight } : { html, size: box.width, whole: html.scrollWidth };
}

function goToPage(index) {
  const box = pageBox();
  if (!box) return;
  page.count = settings.scroll ? 1 : Math.max(1, Math.round(box.whole / box.size));
  page.index = Math.min(Math.max(index, 0), page.count - 1);
  if (!settings.scroll && vertical()) box.html.scrollTop = page.index * box.size;
  else if (!settings.scroll) box.html.scrollLeft = page.index * box.size;
  showPlace();
}

function showPlace() {
  const chapter = spine.indexOf(part);
  byId("previous").disabled = chapter <= 0;
  byId("next").disabled = chapter < 0 || chapter + 1 >= spine.length;
  byId("back").disabled = settings.scroll || (page.index === 0 && chapter <= 0);
  byId("forth").disabled = settings.scroll || (page.index + 1 >= page.count && byId("next").disabled);
  byId("back").textContent = vertical() ? "→" : "←";
  byId("forth").textContent = vertical() ? "←" : "→";
  document.querySelector(".turns").style.flexDirection = vertical() ? "row-reverse" : "row";
  byId("place").textContent = settings.scroll || chapter < 0 ? "" : say("page {} of {}", page.index + 1, page.count);
}

function turn(step) {
  if (settings.scroll) return;
  const index = page.index + step;
  if (index >= 0 && index < page.count) return goToPage(index);
  const chapter = spine.indexOf(part) + step;
  if (chapter >= 0 && chapter < spine.length) showPart(spine[chapter], "", step < 0 ? Infinity : 0);
}

function turnChapter(step) {
  const name = spine[spine.indexOf(part) + step];
  if (name) showPart(name, "", 0);
}

/// Shows a part of the book, from a fragment or a page on.
function showPart(name, fragment, index) {
  part = name;
  opening = { page: index, fragment };
  history.replaceState(null, "", "#" + encodeURIComponent(book + "/" + name));
  frame.classList.add("loading");
  frame.contentWindow.location.replace(urlOf(name) + (fragment ? "#" + encodeURIComponent(fragment) : ""));
  markContents(fragment);
}

/// The same part as it is now, at the same place; `count`: how many pages it had in another dress.
function reopen(count) {
  if (!part) return;
  const box = pageBox();
  opening = { page: page.index, count, fragment: "", scroll: settings.scroll && box ? [box.html.scrollLeft, box.html.scrollTop] : null };
  frame.classList.add("loading");
  // a file that is there under the same name would only be scrolled
  if (new URL(frame.contentWindow.location.href).pathname === urlOf(part)) frame.contentWindow.location.reload();
  else frame.contentWindow.location.replace(urlOf(part));
}

function pageOf(target) {
  const box = pageBox();
  const at = target.getBoundingClientRect();
  return vertical() ? Math.floor((at.top + box.html.scrollTop + 1) / box.size) : Math.floor((at.left + box.html.scrollLeft + 1) / box.size);
}

frame.addEventListener("load", async () => {
  const page_document = frame.contentDocument;
  frame.classList.remove("loading");
  if (!page_document || !part || frame.contentWindow.location.href === "about:blank") return;
  page_document.addEventListener("click", followLink);
  page_document.addEventListener("keydown", pressKey);
  await page_document.fonts.ready;
  const target = opening.fragment && page_document.getElementById(opening.fragment);
  goToPage(target && !settings.scroll ? pageOf(target) : opening.page);
  if (opening.count && opening.count !== page.count) goToPage(Math.floor((opening.page * page.count) / opening.count));
  if (opening.scroll) frame.contentWindow.scrollTo(...opening.scroll);
});

function followLink(event) {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  const target = resolve(link.getAttribute("href"), part);
  if (target) showPart(target[0], target[1], 0);
  else if (/^https?:/.test(link.getAttribute("href"))) window.open(link.getAttribute("href"), "_blank", "noopener,noreferrer");
}

function pressKey(event) {
  if (view !== "book" || event.altKey || event.ctrlKey || event.metaKey || /^(SELECT|INPUT|BUTTON)$/.test(event.target.tagName)) return;
  const steps = { PageDown: 1, PageUp: -1, ArrowRight: vertical() ? -1 : 1, ArrowLeft: vertical() ? 1 : -1 };
  if (!(event.key in steps) || settings.scroll) return;
  event.preventDefault();
  turn(steps[event.key]);
}

async function readBook() {
  byId("books").hidden = state.books.length < 2;
  byId("books").replaceChildren(...state.books.map((one, i) => element("option", { value: i, textContent: one.name, selected: i === book })));
  const isThere = book < state.books.length;
  byId("empty").hidden = isThere;
  frame.hidden = document.querySelector(".turns").hidden = !isThere;
  byId("empty").textContent = state.version === 0 ? say("The book is being made.") :
    state.good ? say("This site makes no book: it has no posts that may be published, or outputs: does not name epub.") :
    say("There is no book yet. Mend what the problems name, and it appears here.");
  if (!isThere) { byId("contents").replaceChildren(); part = ""; return; }
  await readSpine();
  await readContents();
  if (spine.includes(part)) { markContents(""); reopen(); }
  else showPart(spine[0], "", 0);
}

// The whole page

function showSettings() {
  root.dataset.tone = settings.dark ? "dark" : "light";
  root.dataset.lines = vertical() ? "vertical" : "horizontal";
  for (const button of byId("themes").children) press(button, button.dataset.theme === theme());
  press(byId("vertical"), vertical());
  press(byId("scroll"), settings.scroll);
  press(byId("dark"), settings.dark);
}

function remember(changes) {
  Object.assign(settings, changes);
  localStorage.setItem("essaypack", JSON.stringify(settings));
}

function change(changes) {
  remember(changes);
  showSettings();
  if (state.books.length) reopen(page.count);
}

function fold(isOpen) {
  root.dataset.side = isOpen ? "open" : "";
  press(byId("fold"), isOpen);
}

async function showView(name) {
  view = root.dataset.view = name;
  fold(false);
  history.replaceState(null, "", name !== "book" ? "#" + name : part ? "#" + encodeURIComponent(book + "/" + part) : "#");
  for (const button of document.querySelectorAll(".views button")) press(button, button.dataset.view === name);
  if (name === "problems") showProblems();
  else if (name !== "book") await showFiles();
}

async function takeState() {
  const before = state;
  state = JSON.parse(await fetchText("/state.json"));
  byId("title").textContent = state.title || "essaypack";
  document.title = (state.title ? state.title + " · " : "") + say("preview");
  if (book >= state.books.length) book = 0;
  showSettings();
  showCount();
  if (state.edition !== before.edition || before.version <= 0) await readBook();
  await showView(view);
  root.dataset.version = state.version;
}

function showStatus(name) {
  const texts = { good: say("up to date"), busy: say("building…"), failed: say("build failed"), gone: say("stopped") };
  byId("status").dataset.state = name;
  byId("status").textContent = texts[name];
}

async function ask() {
  try {
    const now = JSON.parse(await fetchText("/version.json"));
    if (now.version !== state.version) await takeState();
    showStatus(now.building ? "busy" : state.good ? "good" : "failed");
  } catch (error) {
    state.version = -1; // what was not read is read next time
    showStatus(error instanceof TypeError ? "gone" : "busy"); // the preview has ended, or a book has just been replaced
  }
  setTimeout(ask, kAsk);
}

for (const button of document.querySelectorAll(".views button")) button.addEventListener("click", () => showView(button.dataset.view));
for (const button of byId("themes").children) button.addEventListener("click", () => change({ theme: button.dataset.theme }));
byId("vertical").addEventListener("click", () => change({ vertical: !vertical() }));
byId("scroll").addEventListener("click", () => change({ scroll: !settings.scroll }));
byId("dark").addEventListener("click", () => change({ dark: !settings.dark }));
byId("fold").addEventListener("click", () => fold(root.dataset.side !== "open"));
byId("why").addEventListener("click", () => showView("problems"));
byId("previous").addEventListener("click", () => turnChapter(-1));
byId("next").addEventListener("click", () => turnChapter(1));
byId("back").addEventListener("click", () => turn(-1));
byId("forth").addEventListener("click", () => turn(1));
byId("books").addEventListener("change", () => { book = Number(byId("books").value); part = ""; showSettings(); readBook(); });
byId("contents").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  fold(false);
  if (link.dataset.part) showPart(link.dataset.part, link.dataset.fragment || "", 0);
});
document.addEventListener("keydown", pressKey);
new ResizeObserver(() => { if (part) goToPage(page.index); }).observe(frame);

const [, at_book, at_part] = /^#(\d+)\/(.+)$/.exec(decodeURIComponent(location.hash)) || [];
if (at_part) { book = Number(at_book); part = at_part; }
if (/^#(feeds|sitemap|problems)$/.test(location.hash)) view = location.hash.slice(1);
sayPage();
showSettings();
ask();
