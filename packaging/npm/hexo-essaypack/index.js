'use strict';

/* global hexo */

const {runCommand} = require('./lib/console');
const {registerGenerator} = require('./lib/generator');
const {say} = require('./lib/words');

hexo.extend.console.register('essaypack', say('Make e-books, feeds and a sitemap of the posts'), {
  usage: '[command] [options]',
  desc: say('Runs essaypack on this site. Without a command it makes what "outputs" in essaypack.yaml names: book, feeds and sitemap.\n"hexo essaypack help" names the commands, "hexo essaypack help epub" the options of one.'),
  arguments: [{name: 'command', desc: 'build, epub, feeds, sitemap, check, list, ... [build]'}]
}, runCommand);

const settings = hexo.config.essaypack;
if (settings && settings.generate) registerGenerator(hexo);
