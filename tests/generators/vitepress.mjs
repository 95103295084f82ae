// usage: vitepress.mjs SITE: the pages that VitePress builds of a site, as JSON: {source: {"title": ..., "address": ...}}. VitePress comes
// from build/generators/node_modules, where tests/generators.sh puts it. Exit 77 without it.

import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../build/generators/node_modules');
const site = fs.realpathSync(process.argv[2]);
let vitepress;
try {
  vitepress = await import(pathToFileURL(path.join(modules, 'vitepress/dist/node/index.js')));
} catch (error) {
  console.error('no vitepress');
  process.exit(77);
}
try {
  if (!fs.existsSync(path.join(site, 'node_modules'))) fs.symlinkSync(modules, path.join(site, 'node_modules'));
  process.chdir(site);
  const {pages, rewrites, site: data, srcDir} = await vitepress.resolveConfig(site, 'build', 'production');
  const found = {};
  for (const page of pages) {
    const text = fs.readFileSync(path.join(srcDir, page), 'utf8');
    const head = text.match(/^---\n([\s\S]*?)\n---/);
    const title = ((head && head[1].match(/^title: '?(.*?)'?$/m)) || text.match(/^# (.*)$/m) || [])[1] || '';
    const date = head && head[1].match(/^date: (\d{4})-(\d\d)-(\d\d)$/m);
    const shown = (rewrites.map[page] || page).replace(/\.md$/, '').replace(/(^|\/)index$/, '$1');
    found[path.relative(site, path.join(srcDir, page))] = {title, tags: [], categories: [],
      address: '/' + shown + (data.cleanUrls || shown === '' || shown.endsWith('/') ? '' : '.html'),
      ...(date && {date: Date.UTC(date[1], date[2] - 1, date[3]) / 1000})};
  }
  fs.writeFileSync(1, JSON.stringify(found));
} catch (error) {
  console.error(String(error.message || error));
  process.exit(1);
}
