{{! The preview's tables: the entries of the real feeds and sitemaps, and the problems. Its page and state are those of preview.js. }}
"use strict";

const kMostRows = 2000;

// Feeds and sitemaps

const kFeeds = ["rss", "atom", "json", "lists", "archive", "opml", "opds"];
const kindOf = (one) => (/\.(gz|png|jpg|jpeg|css|html)$/.test(one.name) ? "other" : one.exporter === "sitemap" ? "sitemap" :
  kFeeds.includes(one.exporter) ? "feeds" : "other");

function childText(parent, ...names) {
  for (const name of names) {
    const child = [...parent.children].find((one) => one.localName === name);
    if (child && child.textContent.trim()) return child.textContent.trim();
  }
  return "";
}

function atomLink(entry) {
  const links = [...entry.children].filter((child) => child.localName === "link");
  const link = links.find((one) => (one.getAttribute("rel") || "alternate") === "alternate") || links[0];
  return link ? link.getAttribute("href") : "";
}

/// {kind, title, rows: [{title, link, date}]} of an output.
function readXmlFile(text) {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  const top = parsed.documentElement;
  const all = (name) => [...parsed.getElementsByTagName(name)];
  switch (top.localName) {
    case "rss": return { kind: "RSS 2.0", title: childText(top.children[0], "title"), rows: all("item").map((item) => (
      { title: childText(item, "title"), link: childText(item, "link", "guid"), date: childText(item, "pubDate") })) };
    case "feed": return { kind: "Atom", title: childText(top, "title"), rows: all("entry").map((entry) => (
      { title: childText(entry, "title"), link: atomLink(entry), date: childText(entry, "published", "updated") })) };
    case "opml": return { kind: "OPML", title: all("title").map((one) => one.textContent)[0] || "", rows: all("outline").filter((one) => one.hasAttribute("xmlUrl"))
      .map((one) => ({ title: one.getAttribute("text"), link: one.getAttribute("xmlUrl"), date: "" })) };
    case "urlset": return { kind: say("Sitemap"), rows: all("url").map((url) => ({ link: childText(url, "loc"), date: childText(url, "lastmod") })) };
    case "sitemapindex": return { kind: say("Index of sitemaps"), rows: all("sitemap").map((one) => (
      { link: childText(one, "loc"), date: childText(one, "lastmod") })) };
    default: return { kind: "XML", rows: [] };
  }
}

function readJsonFile(text) {
  const feed = JSON.parse(text);
  if (feed.publications || feed.metadata) return { kind: "OPDS 2.0", title: feed.metadata.title, rows: (feed.publications || []).map((one) => (
    { title: String(one.metadata.title), link: one.links[0].href, date: one.metadata.modified || "" })) };
  return { kind: "JSON Feed", title: feed.title, rows: (feed.items || []).map((item) => (
    { title: item.title || "", link: item.url || item.id, date: item.date_published || "" })) };
}

function readFile(name, text) {
  if (name.endsWith(".json")) return readJsonFile(text);
  if (name.endsWith(".txt")) return { kind: say("Text"), rows: text.split("\n").filter(Boolean).map((line) => ({ link: line.replace(/^Sitemap: /, ""), date: "" })) };
  return readXmlFile(text);
}

const rawUrl = (name) => "/output/" + name.split("/").map(encodeURIComponent).join("/");

function sizeOf(bytes) { return bytes < 1000 ? say("{} bytes", bytes) : bytes < 1e6 ? Math.round(bytes / 1000) + " kB" : (bytes / 1e6).toFixed(1) + " MB"; }

async function showFile() {
  const name = file, around = view;
  const chosen = state.files.find((one) => one.name === name);
  if (!chosen) return byId("sheet").replaceChildren(element("p", { className: "about", textContent: view === "feeds" ?
    say("No feeds are made. They need the site's address: url: in essaypack.yaml, or --url.") :
    say("No sitemap is made. It needs the site's address: url: in essaypack.yaml, or --url.") }));
  const read = readFile(name, await fetchText(rawUrl(name)));
  if (name !== file || around !== view) return;  // another one was asked for meanwhile
  const hasTitles = read.rows.some((row) => row.title), hasDates = read.rows.some((row) => row.date);
  const about = element("p", { className: "about" }, [read.kind, read.title ? "“" + read.title + "”" : "", read.rows.length === 1 ? say("1 entry") : say("{} entries", read.rows.length),
    sizeOf(chosen.size)].filter(Boolean).join(" · ") + " · ", element("a", { href: rawUrl(name), target: "_blank", rel: "noopener", textContent: say("as it is") }));
  const head = element("tr", {}, ...[hasDates && say("Date"), hasTitles && say("Title"), say("Link")].filter(Boolean).map((text) => element("th", { scope: "col", textContent: text })));
  const rows = read.rows.slice(0, kMostRows).map((row) => element("tr", {},
    hasDates ? element("td", { className: "date", textContent: row.date }) : null,
    hasTitles ? element("td", { textContent: row.title }) : null,
    element("td", {}, linkTo(row.link))));
  const more = read.rows.length - rows.length;
  byId("sheet").replaceChildren(element("h2", { textContent: name }), about,
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)),
    ...(more > 0 ? [element("p", { className: "about", textContent: say("and {} more", more) })] : []));
}

async function showFiles() {
  const shown = state.files.filter((one) => kindOf(one) === view).sort((a, b) => b.name.endsWith(".xml") - a.name.endsWith(".xml"));
  if (!shown.some((one) => one.name === file)) file = shown.length ? shown[0].name : "";
  const entry = (one) => {
    const link = element("a", { href: "#" }, one.name);
    if (one.name === file) link.setAttribute("aria-current", "true");
    link.addEventListener("click", (event) => { event.preventDefault(); file = one.name; fold(false); showFiles(); });
    return element("li", {}, link);
  };
  const others = view === "feeds" ? state.files.filter((one) => kindOf(one) === "other") : [];
  byId("files").replaceChildren(element("ul", {}, ...shown.map(entry)), ...(others.length ? [element("h2", { textContent: say("Other files") }),
    element("ul", {}, ...others.map((one) => element("li", {}, element("a", { href: rawUrl(one.name), target: "_blank", rel: "noopener" }, one.name))))] : []));
  await showFile();
}

// Problems

/// Programs that open a file at a line by an address; the first: none.
const editors = { "": "", "VS Code": "vscode://file", VSCodium: "vscodium://file", Cursor: "cursor://file", Zed: "zed://file" };
let wanted = "";

function placeCell(problem, place) {
  const scheme = editors[settings.editor] || "";
  if (!scheme || !problem.file || !state.site_folder.startsWith("/")) return element("td", { className: "where", textContent: place });
  const path = (state.site_folder + "/" + problem.file).split("/").map(encodeURIComponent).join("/");
  return element("td", { className: "where" }, element("a", { href: scheme + path + ":" + (problem.line || 1) + ":" + (problem.column || 1), textContent: place }));
}

function problemRow(problem) {
  const place = [problem.file, problem.line || "", problem.column || ""].filter((one) => one !== "").join(":") || say("the site");
  const row = element("tr", {}, element("td", { className: "severity", textContent: say(problem.severity) }), placeCell(problem, place),
    element("td", {}, problem.message, element("small", { textContent: problem.hint }), element("small", { textContent: problem.kind })));
  row.dataset.severity = problem.severity;
  return row;
}

/// What is typed into the filter is looked for in place, text and kind.
function filterProblems() {
  const rows = document.querySelectorAll("#sheet tbody tr");
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted.toLowerCase());
}

function problemTools() {
  const filter = element("input", { type: "search", value: wanted, placeholder: say("Filter") });
  filter.setAttribute("aria-label", say("Filter"));
  filter.addEventListener("input", () => { wanted = filter.value; filterProblems(); });
  const editor = element("select", {}, ...Object.keys(editors).map((name) => element("option", { value: name, textContent: name || say("No links to files"), selected: name === (settings.editor || "") })));
  editor.setAttribute("aria-label", say("Open files with"));
  editor.addEventListener("change", () => { remember({ editor: editor.value }); showProblems(); });
  return element("div", { className: "tools" }, filter, editor);
}

function showProblems() {
  if (document.activeElement && document.activeElement.type === "search" && root.dataset.version === String(state.version)) return;
  const problems = state.problems;
  const head = element("tr", {}, ...["", say("Where"), say("What")].map((text) => element("th", { scope: "col", textContent: text })));
  const more = state.problems_left_out ? say("; {} more are not shown", state.problems_left_out) : "";
  byId("sheet").replaceChildren(element("h2", { textContent: say("Problems") }),
    element("p", { className: "about", textContent: problems.length ? (problems.length === 1 ? say("1 problem") : say("{} problems", problems.length)) + more : say("None: all posts are fine.") }),
    ...(problems.length ? [problemTools(), element("table", {}, element("thead", {}, head), element("tbody", {}, ...problems.map(problemRow)))] : []));
  filterProblems();
}

function showCount() {
  const worst = ["error", "warning"].find((one) => state.problems.some((problem) => problem.severity === one)) || "note";
  byId("count").hidden = state.problems.length === 0;
  byId("count").textContent = state.problems.length + (state.problems_left_out || 0);
  byId("count").dataset.worst = worst;
  byId("banner").hidden = state.good || state.version === 0 || state.books.length === 0;
}
