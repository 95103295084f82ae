// Writes src/content/text/emoji.txt: names of emoji and what they stand for, as GitHub, markdown-it-emoji and Hugo know them.
//   npm install gemoji markdown-it-emoji hexo-filter-github-emojis && node cmake/emoji.mjs FOLDER_OF_NODE_MODULES > src/content/text/emoji.txt
// Later sources add names only; those without a character (:octocat:) are left out.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const modules = resolve(process.argv[2]);
const load = (path) => import(pathToFileURL(`${modules}/${path}`).href);
const names = new Map();
const add = (name, emoji) => {
  if (/^[a-z0-9_+-]+$/.test(name) && !names.has(name)) names.set(name, emoji);
};

const { gemoji } = await load("gemoji/index.js");
for (const one of gemoji) for (const name of one.names) add(name, one.emoji);
const full = (await load("markdown-it-emoji/lib/data/full.mjs")).default;
for (const [name, emoji] of Object.entries(full)) add(name, emoji);
const github = JSON.parse(readFileSync(`${modules}/hexo-filter-github-emojis/emojis.json`));
for (const [name, { codepoints }] of Object.entries(github))
  if (codepoints) add(name, String.fromCodePoint(...codepoints.map((hex) => parseInt(hex, 16))));

for (const name of [...names.keys()].sort()) console.log(`${name} ${names.get(name)}`);
