"""usage: browser_test.py URL SITE [FOLDER]: the preview at URL of the blog in SITE, in headless Chromium; pictures go to FOLDER."""

import os
import sys
import time

from browser import Browser

URL, SITE = sys.argv[1:3]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None

FRAME = "document.getElementById('page').contentDocument"
HTML_STYLE = f"getComputedStyle({FRAME}.documentElement)"
# entries of the contents that are posts, by their titles
ENTRY = "[...document.querySelectorAll('#contents a')].find((a) => a.textContent === '{}')"


def equal(wanted, got):
    assert wanted == got, f"expected {wanted!r}, got {got!r}"


def picture(browser, name):
    if PICTURES:
        time.sleep(0.4)  # for transitions of the page
        browser.picture(os.path.join(PICTURES, name + ".png"))


def click_entry(browser, title):
    browser.wait("!!" + ENTRY.format(title))
    browser.run(ENTRY.format(title) + ".id = 'wanted'")
    browser.click("#wanted")
    browser.run("document.getElementById('wanted').removeAttribute('id')")


def shows(title):
    return f"{FRAME}.querySelector('h1').textContent === '{title}' && {FRAME}.readyState === 'complete'"


def write_post(name, title, text):
    with open(os.path.join(SITE, "source/_posts", name), "w", encoding="utf-8") as file:
        file.write(f"---\ntitle: {title}\ndate: 2025-12-01 08:00\n---\n{text}\n")


def look_at_book(browser):
    browser.wait("document.documentElement.dataset.version === '1'")
    equal("山中手记 · preview", browser.run("document.title"))
    click_entry(browser, "第 2 篇：山路")
    browser.wait(shows("第 2 篇：山路"))
    equal("第 2 篇：山路", browser.run("document.querySelector('#contents [aria-current]').textContent"))
    browser.wait("/^page 1 of [1-9]/.test(document.getElementById('place').textContent)")
    picture(browser, "light")


def switch_looks(browser):
    equal("true", browser.run("document.querySelector('[data-theme=classic]').getAttribute('aria-pressed')"))
    classic = browser.run(f"{HTML_STYLE}.fontFamily")
    equal("serif", classic)
    browser.click("[data-theme=modern]")
    browser.wait(f"{HTML_STYLE}.fontFamily === 'sans-serif' && {shows('第 2 篇：山路')}")
    equal("/book/modern-horizontal-light-pages/0/", browser.run(f"{FRAME}.location.pathname.split('EPUB')[0]"))

    equal("rgb(255, 254, 251)", browser.run(f"{HTML_STYLE}.backgroundColor"))
    browser.click("#dark")
    browser.wait(f"{HTML_STYLE}.backgroundColor === 'rgb(25, 26, 28)' && {shows('第 2 篇：山路')}")
    equal("dark", browser.run("document.documentElement.dataset.tone"))
    picture(browser, "dark")

    equal("horizontal-tb", browser.run(f"{HTML_STYLE}.writingMode"))
    browser.click("#vertical")
    browser.wait(f"{HTML_STYLE}.writingMode === 'vertical-rl' && {shows('第 2 篇：山路')}")
    picture(browser, "vertical")
    browser.click("#vertical")
    browser.click("#dark")
    browser.click("[data-theme=classic]")
    browser.wait(f"{HTML_STYLE}.writingMode === 'horizontal-tb' && {HTML_STYLE}.fontFamily === 'serif'")
    browser.wait(f"{HTML_STYLE}.backgroundColor === 'rgb(255, 254, 251)' && {shows('第 2 篇：山路')}")


def turn_pages(browser):
    text = "一行又一行。" * 60
    write_post("long.md", "很长的一篇", "\n\n".join([text] * 30))
    browser.wait("!!" + ENTRY.format("很长的一篇"))
    click_entry(browser, "很长的一篇")
    browser.wait(shows("很长的一篇") + " && /^page 1 of ([5-9]|[1-9][0-9])$/.test(document.getElementById('place').textContent)")
    browser.key("ArrowRight")
    browser.wait("document.getElementById('place').textContent.startsWith('page 2 of')")
    equal(True, browser.run(f"{FRAME}.documentElement.scrollLeft === {FRAME}.documentElement.clientWidth"))
    browser.key("ArrowLeft")
    browser.wait("document.getElementById('place').textContent.startsWith('page 1 of')")
    browser.key("ArrowLeft")  # to the end of the chapter before
    browser.wait(f"!({shows('很长的一篇')}) && /^page ([0-9]+) of \\1$/.test(document.getElementById('place').textContent)")
    browser.click("#next")
    browser.wait(shows("很长的一篇") + " && document.getElementById('place').textContent.startsWith('page 1 of')")
    browser.click("#forth")
    browser.wait("document.getElementById('place').textContent.startsWith('page 2 of')")


def see_a_change(browser):
    browser.run("window.stayed = true")
    write_post("long.md", "很长的一篇", "\n\n".join(["改过的一行。" * 60] * 30))
    browser.wait(f"{FRAME}.body.textContent.includes('改过的一行') && {FRAME}.readyState === 'complete'")
    # neither was the page loaded again nor the reader's place lost
    equal(True, browser.run("window.stayed"))
    browser.wait("document.getElementById('place').textContent.startsWith('page 2 of')")
    browser.wait("document.getElementById('status').textContent === 'up to date'")


def run_no_script(browser):
    click_entry(browser, "有脚本的文章")
    browser.wait(shows("有脚本的文章"))
    equal(None, browser.run("window.hacked"))
    equal("山中手记 · preview", browser.run("document.title"))
    equal(False, browser.run(f"{FRAME}.title === 'ran'"))
    # a script that got into the page all the same would be stopped
    browser.run(f"(() => {{ const s = {FRAME}.createElementNS('http://www.w3.org/1999/xhtml', 'script');"
                f" s.textContent = 'parent.hacked = 2'; {FRAME}.body.append(s); }})()")
    equal(None, browser.run("window.hacked"))
    # links inside the book turn to the chapter
    browser.run(f"{FRAME}.querySelector('a[href*=post-]').click()")
    browser.wait(shows("第 1 篇：山路"))
    equal("第 1 篇：山路", browser.run("document.querySelector('#contents [aria-current]').textContent"))


def read_tables(browser):
    browser.click("button[data-view=feeds]")
    browser.wait("document.querySelector('#sheet h2').textContent === 'atom.xml'")
    equal(["2026-02-01T08:00:00+08:00", "有脚本的文章", "https://blog.example.org/2026/02/01/hostile/"],
          browser.run("[...document.querySelectorAll('#sheet tbody tr')[0].children].map((cell) => cell.textContent)"))
    picture(browser, "feeds")
    browser.run("[...document.querySelectorAll('#files a')].find((a) => a.textContent === 'rss2.xml').click()")
    browser.wait("document.querySelector('#sheet h2').textContent === 'rss2.xml'")
    equal("Sun, 01 Feb 2026 08:00:00 +0800", browser.run("document.querySelector('#sheet tbody td').textContent"))
    browser.run("[...document.querySelectorAll('#files a')].find((a) => a.textContent === 'feed.json').click()")
    browser.wait("document.querySelector('#sheet h2').textContent === 'feed.json'")
    equal(8, browser.run("document.querySelectorAll('#sheet tbody tr').length"))
    browser.click("button[data-view=sitemap]")
    browser.wait("[...document.querySelectorAll('#files a')].some((a) => a.textContent === 'sitemap.xml')")
    equal("sitemap.xml", browser.run("document.querySelector('#files a').textContent"))
    equal("#sitemap", browser.run("location.hash"))
    browser.run("[...document.querySelectorAll('#files a')].find((a) => a.textContent === 'sitemap.xml').click()")
    browser.wait("document.querySelector('#sheet h2').textContent === 'sitemap.xml'")
    browser.wait("[...document.querySelectorAll('#sheet td a')].some((a) => a.href === 'https://blog.example.org/2026/02/01/hostile/')")
    picture(browser, "sitemap")


def see_problems(browser):
    broken = os.path.join(SITE, "source/_posts/broken.md")
    with open(broken, "w", encoding="utf-8") as file:
        file.write("---\ntitle: 坏日子\npermalink: [a, b]\n---\n坏\n")
    browser.wait("document.getElementById('status').textContent === 'build failed'")
    browser.click("button[data-view=book]")
    equal(True, browser.run("document.getElementById('banner').getBoundingClientRect().height > 0"))
    equal(True, browser.run(shows("第 1 篇：山路")))
    browser.click("#why")
    browser.wait("document.querySelector('#sheet tbody tr').dataset.severity === 'error'")
    cells = browser.run("[...document.querySelector('#sheet tbody tr').children].map((cell) => cell.innerText)")
    equal(["error", "source/_posts/broken.md:3:12"], cells[:2])
    equal(3, len(cells[2].split("\n")))  # message, hint, kind
    equal("#problems", browser.run("location.hash"))
    for words, rows in (("BROKEN.md", True), ("nothing of that", False)):
        browser.run("(() => { const one = document.querySelector('#sheet input'); one.value = '%s'; one.dispatchEvent(new Event('input')); })()" % words)
        equal(rows, browser.run("!document.querySelector('#sheet tbody tr').hidden"))
    browser.run("(() => { const one = document.querySelector('#sheet input'); one.value = ''; one.dispatchEvent(new Event('input')); })()")
    browser.run("(() => { const one = document.querySelector('#sheet select'); one.value = 'VS Code'; one.dispatchEvent(new Event('change')); })()")
    equal("vscode://file" + os.path.realpath(broken) + ":3:12", browser.run("document.querySelector('#sheet td.where a').getAttribute('href')"))
    picture(browser, "problems")
    os.remove(broken)
    browser.wait("document.getElementById('status').textContent === 'up to date' && document.getElementById('banner').hidden")
    browser.click("button[data-view=book]")
    browser.resize(1000, 700)
    equal(True, browser.run("document.documentElement.scrollWidth <= 1000"))
    picture(browser, "narrow")
    browser.resize(390, 844)
    for view in ("book", "feeds", "sitemap", "problems"):
        browser.click("button[data-view=%s]" % view)
        equal(True, browser.run("document.documentElement.scrollWidth <= 390"))
        equal(0, browser.run("document.querySelector('.side').getBoundingClientRect().width"))
    browser.click("button[data-view=book]")
    browser.click("#fold")
    equal(True, browser.run("document.querySelector('.side').getBoundingClientRect().width > 300"))
    picture(browser, "phone")
    browser.run("document.querySelector('#contents a[data-part]').click()")
    equal(0, browser.run("document.querySelector('.side').getBoundingClientRect().width"))


with Browser() as page:
    page.open(URL)
    for step in (look_at_book, switch_looks, turn_pages, see_a_change, run_no_script, read_tables, see_problems):
        try:
            step(page)
        except Exception:
            picture(page, "failed")
            print("in", step.__name__, "after:", page.errors)
            raise
    unexpected = [error for error in page.errors if "Blocked script execution" not in error]
    equal([], unexpected)
