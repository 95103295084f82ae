'use strict';

const {accessSync, constants, statSync} = require('fs');
const {delimiter, dirname, isAbsolute, join} = require('path');
const {say} = require('./words');

const name = process.platform === 'win32' ? 'essaypack.exe' : 'essaypack';

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch (error) {
    return false;
  }
}

/** Of the platform's package, which npm installs beside this one where there is one. */
function packagedProgram() {
  try {
    return join(dirname(require.resolve(`@essaypack/${process.platform}-${process.arch}/package.json`)), 'bin', name);
  } catch (error) {
    return null;
  }
}

/** In the absolute folders of PATH: another one would be looked up in the folder that is worked in. */
function installedProgram() {
  const folders = (process.env.PATH || '').split(delimiter).filter(isAbsolute);
  return folders.map(folder => join(folder, name)).find(isProgram) || null;
}

/** The program's path; throws an error that says what to install. */
function findProgram() {
  const packaged = packagedProgram();
  if (packaged && isProgram(packaged)) return packaged;
  const installed = installedProgram();
  if (installed) return installed;
  const platform = `${process.platform}-${process.arch}`;
  const hint = platform === 'linux-x64' ? 'npm install @essaypack/linux-x64' :
    say('install essaypack so that "essaypack --version" works in a terminal; on Windows inside WSL, on macOS by building it');
  throw new Error(say('the program essaypack is missing: there is no package @essaypack/{} beside hexo-essaypack, and none on PATH\n    hint: {}', platform, hint));
}

module.exports = {findProgram};
