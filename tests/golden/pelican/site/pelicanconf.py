AUTHOR = "Lena Fisk"
SITENAME = "Field Book"
SITESUBTITLE = "Notes from a farm"
SITEURL = ""

PATH = "content"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "en"
DEFAULT_CATEGORY = "various"

ARTICLE_URL = "{date:%Y}/{category}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{category}/{slug}/index.html"

# Blogroll
LINKS = (
    ("Pelican", "https://getpelican.com/"),
    ("You can modify those links in your config file", "#"),
)
DEFAULT_PAGINATION = 10
