// usage: astro.mjs SITE: the pages that Astro builds of a site, as JSON: {source: {"title": ..., "address": ...}}. Astro comes from
// build/generators/node_modules, where tests/generators.sh puts it. Exit 77 without it. What a page says of its entry stands in
// <meta name="entry">.

import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

process.env.ASTRO_TELEMETRY_DISABLED = '1';
const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../build/generators/node_modules');
const site = fs.realpathSync(process.argv[2]);
let build;
try {
  ({build} = await import(pathToFileURL(path.join(modules, 'astro/dist/core/index.js'))));
} catch (error) {
  console.error('no astro');
  process.exit(77);
}
const unescape = text => text.replace(/&#34;|&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;|&#38;/g, '&');
try {
  fs.symlinkSync(modules, path.join(site, 'node_modules'));
  if (!fs.existsSync(path.join(site, 'package.json'))) fs.writeFileSync(path.join(site, 'package.json'), '{"type": "module"}');
  process.chdir(site);
  await build({root: site, logLevel: 'silent'});
  const pages = {};
  const dist = path.join(site, 'dist');
  for (const name of fs.readdirSync(dist, {recursive: true})) {
    if (!name.endsWith('.html')) continue;
    const text = fs.readFileSync(path.join(dist, name), 'utf8');
    const title = (text.match(/<title>(.*?)<\/title>/) || text.match(/Text of (.*?)\./) || [])[1] || '';
    const entry = text.match(/<meta name="entry" content="(.*?)"/s);
    const page = {title: unescape(title), address: '/' + name.replace(/(^|\/)index\.html$/, '$1'), ...(entry && JSON.parse(unescape(entry[1])))};
    pages[page.source || name] = page;
  }
  fs.writeFileSync(1, JSON.stringify(pages));
} catch (error) {
  console.error(String(error.message || error));
  process.exit(1);
}
