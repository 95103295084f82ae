"""usage: wxr.py SITE FILE: the posts of a Hexo site made by essaypack_corpus as an export of WordPress, so that both can be timed.

Paragraphs stay as the classic editor keeps them, lines in code and tables become `<pre>`; headings and lists become HTML."""

import html
import pathlib
import re
import sys

site, target = pathlib.Path(sys.argv[1]), sys.argv[2]


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def inline(text):
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html.escape(text, quote=False))
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    return re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', text)


def block(text):
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return f"<h{level}>{inline(text[level:].strip())}</h{level}>"
    if text.startswith(("|", "```", "    ")):
        return f"<pre>{html.escape(text, quote=False)}</pre>"
    if text.startswith("- "):
        return "<ul>" + "".join(f"\n<li>{inline(line[2:])}</li>" for line in text.split("\n")) + "\n</ul>"
    return inline(text)


with open(target, "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
              "<title>文集</title>\n<link>https://example.org</link>\n<language>zh-CN</language>\n"
              "<wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_blog_url>https://example.org</wp:base_blog_url>\n")
    for number, path in enumerate(sorted(site.glob("source/_posts/**/*.md")), 1):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        lists = {key: re.findall(r"  - (.+)", lines) for key, lines in re.findall(r"^(\w+):\n((?:  - .+\n)+)", head, re.M)}
        names = lambda key: lists.get(key) or [name.strip() for name in fields.get(key, "").strip("[]").split(",") if name.strip()]
        date, slug = fields["date"][:19], path.stem
        terms = "".join(f'<category domain="category" nicename="{html.escape(name)}">{cdata(name)}</category>\n' for name in names("categories")[-1:])
        terms += "".join(f'<category domain="post_tag" nicename="{html.escape(name)}">{cdata(name)}</category>\n' for name in names("tags"))
        text = "\n\n".join(block(part) for part in body.strip().split("\n\n"))
        out.write(f"<item>\n<title>{cdata(fields['title'])}</title>\n<link>https://example.org/{slug}/</link>\n"
                  f"<dc:creator>{cdata('admin')}</dc:creator>\n<guid isPermaLink=\"false\">https://example.org/?p={number}</guid>\n"
                  f"<content:encoded>{cdata(text)}</content:encoded>\n<excerpt:encoded>{cdata('')}</excerpt:encoded>\n"
                  f"<wp:post_id>{number}</wp:post_id>\n<wp:post_date>{cdata(date)}</wp:post_date>\n<wp:post_date_gmt>{cdata(date)}</wp:post_date_gmt>\n"
                  f"<wp:post_name>{cdata(slug)}</wp:post_name>\n<wp:status>{cdata('publish')}</wp:status>\n<wp:post_parent>0</wp:post_parent>\n"
                  f"<wp:post_type>{cdata('post')}</wp:post_type>\n<wp:post_password>{cdata('')}</wp:post_password>\n{terms}</item>\n")
    out.write("</channel>\n</rss>\n")
