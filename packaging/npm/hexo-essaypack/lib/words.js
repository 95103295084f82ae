'use strict';

/** What the plug-in itself says, in the language in which the program speaks: `{}` are filled in order. */
const translations = {
  zh_CN: {
    'the program essaypack is missing: there is no package @essaypack/{} beside hexo-essaypack, and none on PATH\n    hint: {}':
      '找不到程序 essaypack：hexo-essaypack 旁边没有软件包 @essaypack/{}，PATH 里也没有\n    建议：{}',
    'install essaypack so that "essaypack --version" works in a terminal; on Windows inside WSL, on macOS by building it':
      '请安装 essaypack，直到终端里能运行“essaypack --version”；Windows 请在 WSL 里安装，macOS 请自己编译',
    'Hexo does not publish {}, and essaypack would\n    hint: add to essaypack.yaml: exclude: [{}]':
      'Hexo 不发布 {}，而 essaypack 会发布\n    建议：请在 essaypack.yaml 中加上 exclude: [{}]',
    'essaypack ended with exit code {}': 'essaypack 以退出码 {} 结束',
    'another plug-in makes {}, too: essaypack\'s is kept; uninstall the other one':
      '另一个插件也生成 {}：保留 essaypack 的；请卸载那个插件',
    'Make e-books, feeds and a sitemap of the posts': '把文章做成电子书、订阅源和站点地图',
    'Runs essaypack on this site. Without a command it makes what "outputs" in essaypack.yaml names: book, feeds and sitemap.\n"hexo essaypack help" names the commands, "hexo essaypack help epub" the options of one.':
      '对这个站点运行 essaypack。不写命令时生成 essaypack.yaml 的“outputs”列出的各项：电子书、订阅源和站点地图。\n“hexo essaypack help”列出所有命令，“hexo essaypack help epub”列出某个命令的选项。'
  },
  zh_TW: {
    'the program essaypack is missing: there is no package @essaypack/{} beside hexo-essaypack, and none on PATH\n    hint: {}':
      '找不到程式 essaypack：hexo-essaypack 旁邊沒有套件 @essaypack/{}，PATH 裡也沒有\n    建議：{}',
    'install essaypack so that "essaypack --version" works in a terminal; on Windows inside WSL, on macOS by building it':
      '請安裝 essaypack，直到終端機裡能執行「essaypack --version」；Windows 請在 WSL 裡安裝，macOS 請自己編譯',
    'Hexo does not publish {}, and essaypack would\n    hint: add to essaypack.yaml: exclude: [{}]':
      'Hexo 不發布 {}，而 essaypack 會發布\n    建議：請在 essaypack.yaml 中加上 exclude: [{}]',
    'essaypack ended with exit code {}': 'essaypack 以結束代碼 {} 結束',
    'another plug-in makes {}, too: essaypack\'s is kept; uninstall the other one':
      '另一個外掛也產生 {}：保留 essaypack 的；請解除安裝那個外掛',
    'Make e-books, feeds and a sitemap of the posts': '把文章做成電子書、訂閱源和網站地圖',
    'Runs essaypack on this site. Without a command it makes what "outputs" in essaypack.yaml names: book, feeds and sitemap.\n"hexo essaypack help" names the commands, "hexo essaypack help epub" the options of one.':
      '對這個網站執行 essaypack。不寫命令時產生 essaypack.yaml 的「outputs」列出的各項：電子書、訂閱源和網站地圖。\n「hexo essaypack help」列出所有命令，「hexo essaypack help epub」列出某個命令的選項。'
  }
};

/** The name of a catalogue, by the variables and in the order in which essaypack looks at them; undefined: English. */
function language(environment) {
  const wanted = ['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map(name => environment[name]).find(Boolean) || '';
  const [first] = wanted.split(':');
  if (!/^zh([-_.@]|$)/i.test(first)) return undefined;
  return /^zh[-_](tw|hk|mo|hant)/i.test(first) ? 'zh_TW' : 'zh_CN';
}

function say(english, ...values) {
  const text = (translations[language(process.env)] || {})[english] || english;
  return text.replace(/\{\}/g, () => values.shift());
}

module.exports = {language, say, translations};
