// usage: eleventy.js SITE: what Eleventy builds and lists of a site, as JSON: {source: {"title": ..., "address": ...}}. Eleventy comes from
// build/generators/node_modules, where tests/generators.sh puts it. Exit 77 without it.

const fs = require('fs');
const path = require('path');
const {pathToFileURL} = require('url');

const modules = path.join(__dirname, '../../build/generators/node_modules');

async function main(site) {
  let Eleventy;
  try {
    ({default: Eleventy} = await import(pathToFileURL(path.join(modules, '@11ty/eleventy/src/Eleventy.js'))));
  } catch (error) {
    console.error('no eleventy');
    process.exit(77);
  }
  process.chdir(site);
  const pages = {};
  const eleventy = new Eleventy(undefined, undefined, {
    quietMode: true,
    config: config => {
      // an entry of `getAll` is in collections
      config.addCollection('asked', api => {
        for (const page of api.getAll()) {
          if (page.url === false) continue;
          const tags = [].concat(page.data.tags || []).filter(tag => !['all', 'post', 'posts', 'nav'].includes(tag));
          pages[page.inputPath.replace(/^\.\//, '')] = {title: String(page.data.title || ''), address: decodeURI(page.url),
            date: Math.floor(page.date.getTime() / 1000), tags: tags.map(String), categories: []};
        }
        return [];
      });
    },
  });
  eleventy.disableLogger();
  await eleventy.toJSON();
  fs.writeFileSync(1, JSON.stringify(pages));
}

main(fs.realpathSync(process.argv[2])).catch(error => {
  console.error(String(error.originalError || error));
  process.exit(1);
});
