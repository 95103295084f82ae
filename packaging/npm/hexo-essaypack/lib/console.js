'use strict';

const {spawn} = require('child_process');
const {findProgram} = require('./program');

/** Options of Hexo itself, which it takes anywhere in its command line; those with a value have it behind them. */
const ofHexo = {'--cwd': 1, '--config': 1, '--debug': 0, '--safe': 0, '--silent': 0, '--draft': 0, '--drafts': 0};

/** What stands behind `hexo essaypack`, as it was typed: Hexo's own reading of it would turn 007 into 7. */
function typedWords(words) {
  const start = words.indexOf('essaypack');
  if (start < 0) return null;
  const typed = [];
  for (let i = start + 1; i < words.length; ++i) {
    const [option] = words[i].split('=');
    if (words[i] === '--') return typed.concat(words.slice(i));
    if (!(option in ofHexo)) typed.push(words[i]);
    else if (option === words[i]) i += ofHexo[option];
  }
  return typed;
}

/** The same of arguments that a script handed over: hexo.call('essaypack', {_: ['epub'], output: 'book.epub'}). */
function calledWords(args) {
  const words = (args._ || []).map(String);
  for (const [key, value] of Object.entries(args)) {
    if (key === '_') continue;
    const option = key.length === 1 ? `-${key}` : `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
    for (const one of [].concat(value)) {
      if (one === false) continue;
      words.push(option);
      if (one !== true) words.push(String(one));
    }
  }
  return words;
}

/** The console command. The program speaks for itself; its exit code becomes Hexo's. */
function runCommand(args) {
  const words = typedWords(process.argv.slice(2)) || calledWords(args);
  if (words.length === 0 || words[0].startsWith('-') && words[0] !== '--version') words.unshift('build');
  const program = findProgram();
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {cwd: this.base_dir, stdio: 'inherit'});
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code !== 0) process.exitCode = signal ? 130 : code;
      resolve();
    });
  });
}

module.exports = {runCommand, typedWords, calledWords};
