// usage: hexo.js SITE: what Hexo builds, lists and shows of a site, as JSON: {source: {"title": ..., "address": ...}}. Hexo and
// hexo-hide-posts come from build/generators/node_modules, where tests/generators.sh puts them. Exit 77 without them.

const fs = require('fs');
const path = require('path');

const modules = path.join(__dirname, '../../build/generators/node_modules');
let Hexo;
try {
  Hexo = require(path.join(modules, 'hexo'));
} catch (error) {
  console.error('no hexo');
  process.exit(77);
}

async function main(site) {
  const plugins = ['hexo-renderer-marked', 'hexo-hide-posts'];
  fs.writeFileSync(path.join(site, 'package.json'),
    JSON.stringify({hexo: {version: ''}, dependencies: Object.fromEntries(plugins.map(name => [name, '*']))}));
  fs.symlinkSync(modules, path.join(site, 'node_modules'));
  const hexo = new Hexo(site, {silent: true});
  await hexo.init();
  await hexo.load();
  const pages = {};
  for (const kind of ['posts', 'pages']) {
    hexo.locals.get(kind).forEach(page => {
      if (!hexo.route.get(page.path)) return;
      const names = list => list ? list.map(one => one.name) : [];
      pages['source/' + page.source] = {title: page.title || '', address: ('/' + page.path).replace(/^\/+/, '/').replace(/index\.html$/, ''),
        ...(kind === 'posts' && {permalink: page.permalink, date: Math.floor(page.date.valueOf() / 1000), tags: names(page.tags), categories: names(page.categories)})};
    });
  }
  fs.writeFileSync(1, JSON.stringify(pages));
}

main(fs.realpathSync(process.argv[2])).catch(error => {
  console.error(String(error));
  process.exit(1);
});
