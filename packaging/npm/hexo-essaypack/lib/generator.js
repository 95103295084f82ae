'use strict';

const {spawn} = require('child_process');
const {createReadStream, mkdirSync, readFileSync} = require('fs');
const {join, relative, sep} = require('path');
const {findProgram} = require('./program');
const {say} = require('./words');

/** Runs the program and resolves to {code, output, said}. */
function run(program, words, folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {cwd: folder, stdio: ['ignore', 'pipe', 'pipe']});
    const output = [], said = [];
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({
      code: signal ? 130 : code,
      output: Buffer.concat(output).toString(),
      said: Buffer.concat(said).toString().trimEnd()
    }));
  });
}

/** Hexo prints an error's stack, once, and ends with exit code 2: here the words of essaypack are what helps. */
function failure(message) {
  const error = new Error(message);
  error.stack = `hexo-essaypack: ${message}`;
  return error;
}

/** Posts that essaypack would publish and Hexo does not, by filters or scripts that only this site has. */
async function strangers(hexo, program, posts) {
  const {code, output, said} = await run(program, ['list', 'posts', '--format', 'json', '--quiet', '--keep-going', '.'], hexo.base_dir);
  if (code > 1) throw failure(said);  // what is wrong in posts the next run says
  const source = relative(hexo.base_dir, hexo.source_dir).split(sep).join('/');
  const known = new Set(posts.map(post => `${source}/${post.source}`));
  return JSON.parse(output || '[]').map(post => post.source).filter(one => !known.has(one)).map(one => one.slice(source.length + 1));
}

function makeGenerator(hexo) {
  // Outputs stay here between runs, so that ids are kept and what is unchanged is not made again.
  const folder = join(hexo.base_dir, 'node_modules', '.cache', 'hexo-essaypack');
  let last = null;

  async function generate(locals) {
    const program = findProgram();
    mkdirSync(folder, {recursive: true});
    // before anything is written: what was made last may be on show
    const more = await strangers(hexo, program, locals.posts);
    if (more.length > 0) {
      const globs = more.map(one => JSON.stringify(one.replace(/[*?[\]{}()!+@|\\]/g, '?')));
      throw failure(say('Hexo does not publish {}, and essaypack would\n    hint: add to essaypack.yaml: exclude: [{}]',
        more.join(', '), globs.join(', ')));
    }
    const {code, said} = await run(program, ['build', '.', '-o', folder + sep, '--prune', '--lock-wait', '60'], hexo.base_dir);
    if (code !== 0) throw failure(said || say('essaypack ended with exit code {}', code));
    if (said) hexo.log.warn(said);
    const {outputs} = JSON.parse(readFileSync(join(folder, '.essaypack', 'manifest.json'), 'utf8'));
    return Object.keys(outputs).map(path => ({path, data: () => createReadStream(join(folder, path))}));
  }

  // With a server or --watch a slip in a post ends nothing: what was made before stays until it is mended.
  return async function essaypack(locals) {
    try {
      last = await generate(locals);
    } catch (error) {
      const shown = error.stack.startsWith('hexo-essaypack') ? error : failure(error.message);
      if (!last) throw shown;
      hexo.log.error(shown.message);
    }
    return last;
  };
}

/** Of two generators that make a file of one name Hexo keeps what comes later, by the names of the plug-ins: ours stays, and it is said. */
function registerGenerator(hexo) {
  const generate = makeGenerator(hexo);
  let routes = [], updates = [];
  hexo.on('generateBefore', () => (updates = []));
  hexo.route.on('update', path => updates.push(path));
  hexo.extend.generator.register('essaypack', async locals => (routes = await generate(locals)));
  hexo.extend.filter.register('after_generate', () => {
    const twice = routes.filter(({path}) => updates.filter(one => one === path).length > 1);
    if (twice.length === 0) return;
    for (const {path, data} of twice) hexo.route.set(path, data);
    hexo.log.warn(say('another plug-in makes {}, too: essaypack\'s is kept; uninstall the other one', twice.map(({path}) => path).join(', ')));
  });
}

module.exports = {registerGenerator};
