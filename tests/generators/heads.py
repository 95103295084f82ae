"""usage: heads.py ESSAYPACK GENERATOR SCRIPT...: a site with every head of the lists below, as the generator reads it and as `list posts`
does: the same posts, addresses, dates and terms. GENERATOR is hugo, jekyll, hexo, eleventy, astro, vitepress or pelican, SCRIPT the generator's, as for compare.py. What may
differ is named with its reason. Exit 1 if something else differs, 77 without the generator."""

import datetime
import html
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

program, generator, script = sys.argv[1], sys.argv[2], sys.argv[3:]

DATES = ["2024-01-05", "2024-01-05 23:30:00", "2024-01-05T23:30:00", "2024-01-05 23:30:00 +0800", "2024-01-05T23:30:00+08:00",
         "2024-01-05T23:30:00Z", "2024-01-05T00:30:00-05:00", "2024-01-05 00:30:00.123 +09:00", "2023-12-31T23:59:59-11:00"]
TERMS = {
    "hugo": ["tags: [Docker, docker]", "tags: [Go Lang, go-lang]", "tags: single", "tags: ['C#', 'C++']", "tags: [a, A, b]",
             "categories: [Net Work]\ntags: [读书]", "categories: one\ntags: []", "tags: [1, true]", "tags: [İstanbul, istanbul]",
             "tags: [ΣΑΣ, σασ, ΣΑΣ x]", "tags: [ẞa, ßa]"],
    "hexo": ["tags: [Docker, docker]", "tags: single", "tags: a b", "tag: x", "tags: ['C#', 'C++']", "categories: [a, b]", "categories: one",
             "categories:\n- [a, b]\n- [a, c]\n- d", "category: z", "tags: [1, true]", "categories: [读书, 笔记]"],
    "jekyll": ["tags: a b", "tag: two words", "tag: two words\ntags: [x, y]", "category: Travel Notes", "categories: p q",
               "category: Travel Notes\ncategories: [p q, r]", "category: [s t, u]", "categories: [Ä, 读书]", "tags: [m n, o]", "category: 5"],
}
ADDRESSES = {
    "hugo": ["slug: other-NAME", "slug: Other Name NAME", "slug: 你好NAME", "url: /x/NAME", "url: /x/NAME/", "url: /x/NAME.html", "url: x/NAME/y.z/q",
             "url: /X/NAME/Caps", "title: 'Ä ö/ü: NAME'", "title: 'NAME  b -- c'", "title: '你好，世界NAME'", "linkTitle: z"],
    "jekyll": ["permalink: /x/NAME/", "permalink: /x/NAME", "permalink: /x/NAME.html", "permalink: /:year/:title/", "permalink: pretty",
               "permalink: none", "permalink: ordinal", "permalink: weekdate", "permalink: /:categories/:short_year/:i_month/:title:output_ext",
               "slug: other-NAME", "slug: Other Name NAME", "title: 'Ä ö/ü: NAME'", "title: '你好，世界NAME'"],
}
ADDRESSES["hexo"] = ["permalink: x/NAME/", "permalink: /x/NAME.html", "permalink: x/NAME", "slug: other-NAME", "abbrlink: NAME",
                     "title: 'Ä ö/ü: NAME'", "title: '你好，世界NAME'", "lang: en"]
NAMES = {"hexo": ["source/_posts/{}", "source/_posts/{} Upper", "source/_posts/sub/{}", "source/_posts/你好-{}", "source/_posts/Ünï {}", "source/_posts/2024-05-06-{}"],
         "hugo": ["posts/{}", "posts/{} Upper", "notes/deep/{}", "posts/{}/index", "{}", "posts/Ünï {}", "posts/你好-{}",
                  "notes/er/x/{}", "notes/deep/er/{}/index", "posts/2024-05-06-{}", "posts/2024-05-07_{} -", "posts/2024-05-08{}", "dated{}/2024-05-09",
                  "dated{}/2024-05-09-/index"],
         "jekyll": ["_posts/2024-02-03-{}", "_posts/2024-02-03-{} Upper", "dir/_posts/2024-02-03-{}", "a/b/_posts/2024-02-03-{}",
                    "_posts/sub/2024-02-03-{}", "_posts/2024-02-03-Ünï {}", "_posts/2024-02-03-你好-{}", "_posts/2024-2-3-{}"]}
CONFIGS = {
    "hexo": ["permalink: :year/:month/:day/:title/\n", "permalink: :category/:title.html\nfilename_case: 1\n", "permalink: posts/:post_title-:hour:minute/\n",
             "permalink: :year/:i_month/:i_day/:name/\npretty_urls: {trailing_index: false, trailing_html: false}\n"],
    "hugo": ['', 'timeZone = "Asia/Tokyo"\n[permalinks]\nposts = "/:year/:month/:day/:slug/"\nnotes = "/:sections/:title/"\n',
             'uglyURLs = true\n[permalinks]\nposts = "/:year/:monthname/:yearday/:filename/"\n', 'disablePathToLower = true\nremovePathAccents = true\n',
             '[frontmatter]\ndate = [":filename", ":default"]\n[permalinks]\nnotes = "/s/:sections[1:]/:title/"\nposts = "/:slug/"\n',
             '[[module.mounts]]\nsource = "content"\ntarget = "content"\n[[module.mounts]]\nsource = "LOOSE.md"\ntarget = "content/posts/one.md"\n'
             '[[module.mounts]]\nsource = "aside/two.md"\ntarget = "content/notes/two/index.md"\n[[module.mounts]]\nsource = "gone.md"\n'
             'target = "content/gone.md"\n'],
    "jekyll": ["", "timezone: Asia/Tokyo\npermalink: pretty\n", "timezone: America/New_York\npermalink: /:categories/:year/:y_day/:slug/\n"],
}
TERMS["eleventy"] = ["tags: single", "tags: [a, b]", "tags:\n- a\n- c d", "tags: [1, x]", "tags: [读书]"]
ADDRESSES["eleventy"] = ["permalink: /x/NAME/", "permalink: x/NAME/", "permalink: /x/NAME.html", "permalink: /x/NAME/index.html", "permalink: '/{{ page.fileSlug }}-NAME/'",
                         "permalink: '{{ page.filePathStem }}/NAME.{{ page.outputFileExtension }}'", "permalink: \"/{{ page.date | date: '%Y/%m/%d' }}/NAME/\"",
                         "permalink: '/{{ title | slugify }}/'\ntitle: 'NAME Ä ö & ü: it''s'", "permalink: '/{{ title | slugify }}/'\ntitle: 'Déjà  vu — NAME Česko'",
                         "permalink: '/{{ title | slugify }}/'\ntitle: 'NAME 你好 x'", "permalink: '/{{ own | downcase }}/'\nown: NAME-Own", "slug: other"]
NAMES["eleventy"] = ["posts/{}", "posts/{} Upper", "posts/sub/{}", "posts/{}/index", "posts/{}/{}", "posts/2024-05-06-{}", "posts/x-2024-05-06-{}",
                     "posts/Ünï {}", "posts/你好-{}", "posts/2024-05-08/{}"]
CONFIGS["eleventy"] = ["export default () => {};\n", "export default (config) => { config.setInputDirectory('./'); return { pathPrefix: '/' }; };\n",
                       "DATA", "JSON"]
# VitePress has pages and nothing else; its dates are the heads'
DAY = {"vitepress": "date: 2024-03-04", "astro": "pubDate: 2024-03-04"}
TERMS |= {"vitepress": [], "astro": ["tags: [a, b]", "tags: [读书]"], "pelican": ["Tags: a, b", "Tags: one", "Category: Net Work", "Category: 读书"]}
ADDRESSES |= {"vitepress": [], "astro": ["slug: other/NAME", "slug: Other-NAME"],
              "pelican": ["Slug: other-NAME", "Title: Ä ö/ü: NAME", "Title: NAME  b -- c", "Title: Déjà vu, NAME's", "Title: Привет NAME", "Title: a_b NAME"]}
NAMES |= {"vitepress": ["{}", "{} Upper", "sub/{}", "sub/{}/index", "a.b-{}", "Ünï {}", "你好-{}", "2024-05-06-{}", "deep/er/{}", "x_{}", "UP-{}"],
          "astro": ["src/content/blog/" + name for name in ("{}", "{} Upper", "sub dir/{}", "{}/index", "a.b-{}", "Ünï {}", "你好-{}", "2024-05-06-{}", "Deep/er/{}",
                                                            "x_{}", "c++ & {}", "it's {}", "İ{}", "{}!", "deep/{}.x")] + ["src/pages/{}", "src/pages/Sub/{}", "src/pages/{}/index"],
          "pelican": ["content/{}", "content/{} Upper", "content/sub/{}", "content/a/b/{}", "content/2024-05-06-{}", "content/Two Words/{}", "content/读书/{}"]}
CONFIGS |= {"vitepress": ["export default {};\n", "export default { cleanUrls: true };\n", "export default { cleanUrls: true, srcDir: 'src' };\n",
                          "export default { rewrites: { 'sub/:name.md': 'moved/:name.md', 'deep/:rest*': 'd/:rest*' } };\n"],
            "astro": ["", "trailingSlash: 'always'"],
            "pelican": ["", "ARTICLE_URL = '{date:%Y}/{date:%m}/{slug}/'\nARTICLE_SAVE_AS = '{date:%Y}/{date:%m}/{slug}/index.html'\n",
                        "ARTICLE_URL = 'p/{category}/{slug}.html'\nARTICLE_SAVE_AS = 'p/{category}/{slug}.html'\nUSE_FOLDER_AS_CATEGORY = False\nSLUGIFY_SOURCE = 'basename'\n",
                        "SLUGIFY_USE_UNICODE = True\nTIMEZONE = 'Asia/Tokyo'\nDEFAULT_CATEGORY = 'Odds & Ends'\n"]}
# what differs on purpose: what, a pattern of the source and the head, the reason
DIFFER = {
    "hexo": [("date", r"\ndate: '?\d{4}-\d\d-\d\d[T ][\d:.]+ ?([-+][\d:]+|Z)", "Hexo counts the offset twice"),
             ("address", r"\ndate: '?\d{4}-\d\d-\d\d[T ][\d:.]+ ?([-+][\d:]+|Z)", "the address is that of the date"),
             ("address", r"\ndate: '\d{4}-\d\d-\d\d'", "the address is that of the date"),
             ("date", r"\ndate: '\d{4}-\d\d-\d\d'", "Hexo reads a day in quotes as UTC")],
    "hugo": [], "eleventy": [], "vitepress": [], "astro": [], "pelican": [],
    "jekyll": [("date", r"\ndate: \d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\n", "Ruby's YAML reads a bare time as UTC; its author means the site's zone")],
}


def is_meant(key, source, head):
    return any(key == what and re.search(pattern, source + "\n" + head) for what, pattern, _ in DIFFER[generator])


def heads():
    date = "date: 2024-03-04 05:06:07" + ("" if generator in ("hexo", "eleventy") else " +0000")
    if generator == "pelican":
        date = "Date: 2024-03-04 05:06"
    date = DAY.get(generator, date)
    for number, (name, text) in enumerate(itertools.product(NAMES[generator], [""] if generator in ("pelican", "vitepress") else ["", "tags: [t]"])):
        yield name.replace("{}", f"n{number}"), [date, text]
    for number, value in enumerate(() if generator in DAY or generator == "pelican" else DATES):
        for quote in ("", "'"):
            if generator == "eleventy" and " " in value and (quote or "+0800" in value):
                continue  # Eleventy stops at these
            yield NAMES[generator][0].format(f"d{number}{len(quote)}"), [f"date: {quote}{value}{quote}"]
    for number, (terms, name) in enumerate(itertools.product(TERMS[generator], NAMES[generator][:4:2])):
        yield name.format(f"t{number}"), [date, terms]
    if generator in DAY or generator == "pelican":
        for number, address in enumerate(ADDRESSES[generator]):
            yield NAMES[generator][0].format(f"a{number}"), [date, address.replace("NAME", f"a{number}")]
        return
    for number, (address, when) in enumerate(itertools.product(ADDRESSES[generator], ["2024-01-05T23:30:00+08:00", "2024-06-07 08:09:10", "2024-12-31"])):
        yield NAMES[generator][0].format(f"a{number}"), [f"date: {when}", address.replace("NAME", f"a{number}")]
    if generator == "hexo":
        return
    if generator == "eleventy":
        for number, name in enumerate(name for name in NAMES[generator] if "2024" in name):
            yield name.format(f"bare{number}"), []
        return
    if generator == "jekyll":
        for number, name in enumerate(NAMES[generator]):
            yield name.format(f"bare{number}"), []
    else:
        for number, key in enumerate(["publishDate", "lastmod", "pubdate", "published", "modified"]):
            yield f"posts/k{number}", [f"{key}: 2024-01-05T23:30:00+08:00"]


def write_other_forms(path, title, lines):
    """The head of Pelican's Markdown as fields of reStructuredText and as a page."""
    if any(line.startswith(("Title:", "Slug:")) for line in lines):
        return 0  # two files of one address
    fields = [line.split(": ", 1) for line in [title.strip() + " 2"] + lines if line]
    path.with_name(path.name + "-r.rst").write_text("".join(f":{key.lower()}: {value}\n" for key, value in fields) + "\nText.\n", encoding="utf-8")
    fields[0][1] += " 3"
    metas = "".join(f'<meta name="{key}" content="{html.escape(value)}" />\n' for key, value in fields[1:])
    path.with_name(path.name + "-h.html").write_text(f"<html><head><title>{html.escape(fields[0][1])}</title>\n{metas}</head><body><p>Text.</p></body></html>\n",
                                                     encoding="utf-8")
    return 2


def write_org(file, count, lines):
    """The head of Hugo's YAML as keywords of Org; 1 if they can say it."""
    keywords = []
    for line in "\n".join(lines).split("\n"):
        key, _, value = line.partition(": ")
        if not value or key in ("url", "slug") or value.startswith(("'", '"')):
            return 0
        names = [name.strip(" '") for name in value.strip("[]").split(",")]
        is_list = value.startswith("[")
        if is_list and any(" " in name for name in names):
            return 0
        keywords.append(f"#+{key}[]: {' '.join(names)}" if is_list else f"#+{key}: {value}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#+title: O {count}\n" + "\n".join(keywords) + "\n\nText.\n", encoding="utf-8")
    return 1


def write_site(site, config):
    if generator == "hugo":
        pathlib.Path(site, "hugo.toml").write_text('baseURL = "https://e.example/"\ntitle = "E"\nlanguageCode = "en"\n' + config, encoding="utf-8")
        below = pathlib.Path(site, "content")
    elif generator == "hexo":
        pathlib.Path(site, "_config.yml").write_text("title: E\nurl: https://e.example\nlanguage: en\ntimezone: Asia/Shanghai\n" + config, encoding="utf-8")
        pathlib.Path(site, "package.json").write_text('{"dependencies": {"hexo": "8"}}')
        below = pathlib.Path(site)
    elif generator == "pelican":
        pathlib.Path(site, "pelicanconf.py").write_text("SITENAME = 'E'\nSITEURL = 'https://e.example'\nPATH = 'content'\n" +
                                                        ("" if "TIMEZONE" in config else "TIMEZONE = 'UTC'\n") + config)
        below = pathlib.Path(site)
    elif generator == "vitepress":
        pathlib.Path(site, ".vitepress").mkdir()
        pathlib.Path(site, ".vitepress/config.mjs").write_text(config)
        pathlib.Path(site, "essaypack.yaml").write_text("url: https://e.example\ntitle: E\n")
        below = pathlib.Path(site, "src" if "srcDir" in config else "")
    elif generator == "astro":
        pathlib.Path(site, "astro.config.mjs").write_text("export default { site: 'https://e.example'" + (", " + config if config else "") + " };\n")
        below = pathlib.Path(site)
        pages = pathlib.Path(site, "src/pages/blog")
        pages.mkdir(parents=True)
        pathlib.Path(site, "src/content.config.mjs").write_text(
            "import { glob } from 'astro/loaders';\nimport { defineCollection } from 'astro:content';\n"
            "export const collections = { blog: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/content/blog' }) }) };\n")
        (pages / "[...slug].astro").write_text(
            "---\nimport { getCollection } from 'astro:content';\nexport async function getStaticPaths() {\n"
            "  return (await getCollection('blog')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));\n}\n"
            "const { entry } = Astro.props;\nconst said = JSON.stringify({ source: entry.filePath, date: entry.data.pubDate.getTime() / 1000,\n"
            "  tags: entry.data.tags || [], categories: [] });\n---\n<title>{entry.data.title}</title><meta name=\"entry\" content={said} />\n")
    elif generator == "eleventy":
        pathlib.Path(site, "eleventy.config.mjs").write_text(config if config[0] == "e" else "export default () => {};\n")
        pathlib.Path(site, "essaypack.yaml").write_text("url: https://e.example\ntitle: E\n")
        below = pathlib.Path(site)
        pathlib.Path(site, "posts").mkdir()
        if config == "DATA":
            pathlib.Path(site, "posts/posts.11tydata.mjs").write_text("export default { tags: ['posts', 'all-of-them'], permalink: '/d/{{ page.fileSlug }}/' };\n")
        if config == "JSON":
            pathlib.Path(site, "posts/posts.json").write_text('{"tags": "wide", "permalink": "{{ page.filePathStem }}.html"}')
            pathlib.Path(site, "posts/sub").mkdir()
            pathlib.Path(site, "posts/sub/sub.11tydata.json").write_text('{"tags": ["deep"], "permalink": "/s{{ page.filePathStem }}/"}')
    else:
        zone = "" if "timezone" in config else "timezone: UTC\n"
        pathlib.Path(site, "_config.yml").write_text("title: E\nurl: https://e.example\nlang: en\n" + zone + config, encoding="utf-8")
        below = pathlib.Path(site)
    if generator == "hugo":
        # only the folders of these and the first ones are sections
        for name in ("content/notes/er/_index.md", "content/notes/deep/er/_index.md", "LOOSE.md", "aside/two.md", "aside/three.md"):
            file = pathlib.Path(site, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("---\ntitle: L\ndate: 2024-01-02\ntags: [loose]\n---\nText.\n")
    count = 0
    for name, lines in heads():
        file = below / (name + ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        if generator == "pelican":
            title = "" if any(line.startswith("Title:") for line in lines) else f"Title: T {count}\n"
            file.write_text(title + "".join(line + "\n" for line in lines if line) + "\nText.\n", encoding="utf-8")
            count += 1 + write_other_forms(below / name, title or f"Title: T {count}\n", lines)
            continue
        title = "" if any(re.search("^title:", line, re.M) for line in lines) else f"title: T {count}\n"
        file.write_text("---\n" + title + "".join(line + "\n" for line in lines if line) + "---\nText.\n", encoding="utf-8")
        count += 1
        if generator == "hugo":
            count += write_org(below / (name + "-org.org" if not name.endswith("/index") else name[:-6] + "-org/index.org"), count, lines)
    return count


def ours(site):
    done = subprocess.run([program, "list", "posts", site, "--format", "json", "--keep-going", "--publish", "future"], capture_output=True, text=True)
    posts = {}
    for post in json.loads(done.stdout or "[]"):
        date = post["date"] and int(datetime.datetime.fromisoformat(post["date"]).timestamp())
        categories = {name for path in post["categories"] for name in path}
        posts[post["source"]] = {"address": urllib.parse.unquote(urllib.parse.urlsplit(post["permalink"]).path), "date": date,
                                 "tags": sorted(post["tags"]), "categories": [] if generator == "vitepress" else sorted(categories)}
    return posts, done.stderr


def theirs(site):
    # Hexo takes addresses from the machine's zone
    zone = {"TZ": "Asia/Shanghai"} if generator == "hexo" else {}
    done = subprocess.run([*script, site], capture_output=True, text=True, env={**os.environ, **zone})
    if done.returncode == 77:
        print(f"skipped: {done.stderr.strip()}")
        sys.exit(77)
    if done.returncode:
        sys.exit(f"{generator} failed: {done.stderr}")
    posts = {}
    for source, page in json.loads(done.stdout).items():
        if "date" not in page:
            continue
        address = urllib.parse.urlsplit(page["permalink"]).path if "permalink" in page else page["address"]
        posts[source] = {"address": urllib.parse.unquote(address), "date": page["date"] if page["date"] > -62135596800 else None,
                         "tags": sorted(set(page["tags"])), "categories": sorted(set(page["categories"]))}
    return posts


failed = compared = 0
for config in CONFIGS[generator]:
    with tempfile.TemporaryDirectory() as folder:
        count = write_site(folder, config)
        mine, said = ours(folder)
        its = theirs(folder)
        for source in sorted(set(mine) | set(its)):
            compared += 1
            if mine.get(source) == its.get(source):
                continue
            head = pathlib.Path(folder, source).read_text(encoding="utf-8")
            keys = ("address", "date", "tags", "categories")
            values = [(key, *(side.get(source, {}).get(key) for side in (its, mine))) for key in keys]
            wrong = [(key, a, b) for key, a, b in values if a != b and not is_meant(key, source, head)]
            failed += bool(wrong)
            for key, a, b in wrong:
                print(f"{config.splitlines()[0] if config else '-'}: {source}: {key}: {generator} {a}, essaypack {b}\n    "
                      + head.replace("\n", " | "))
print(f"{generator}: {compared} heads compared, {failed} differ")
sys.exit(1 if failed else 0)
