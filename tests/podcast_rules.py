#!/usr/bin/env python3
"""usage: podcast_rules.py FILE... | --self-test FILE

Holds the feeds of podcasts against what Apple's directory ("A podcaster's guide to RSS", "Podcast RSS feed requirements")
and the podcast namespace (podcastindex.org/namespace/1.0) say. One line for each finding; exit 1 where there are some.
--self-test spoils a sound feed in one way after the other, and expects a finding each time.
"""

import re
import sys
import uuid
import xml.etree.ElementTree as ET

ITUNES = '{http://www.itunes.com/dtds/podcast-1.0.dtd}'
PODCAST = '{https://podcastindex.org/namespace/1.0}'
ATOM = '{http://www.w3.org/2005/Atom}'
SPACE = uuid.UUID('ead4c236-bf58-58c6-a2c6-a6b28d128cb6')

CATEGORIES = {line.split(':')[0].strip(): {name.strip() for name in line.partition(':')[2].split(',') if name.strip()} for line in '''
Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
History:
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews
Technology:
True Crime:
'''.strip().splitlines()}

TRANSCRIPTS = {'text/plain', 'text/html', 'text/vtt', 'application/json', 'application/x-subrip', 'application/srt'}
WORD = {'explicit': r'true|false', 'type': r'episodic|serial', 'episodeType': r'full|trailer|bonus',
        'duration': r'[1-9][0-9]*', 'season': r'[1-9][0-9]*', 'episode': r'[1-9][0-9]*'}
CHANNEL = {ITUNES + n for n in ('author', 'type', 'explicit', 'image', 'category', 'owner')} | \
          {PODCAST + n for n in ('guid', 'medium', 'locked', 'funding')}
ITEM = {ITUNES + n for n in ('author', 'duration', 'season', 'episode', 'episodeType', 'explicit', 'image')} | \
       {PODCAST + n for n in ('season', 'episode', 'transcript', 'chapters')}
SEVERAL = {ITUNES + 'category', PODCAST + 'funding', PODCAST + 'transcript'}


def is_address(text):
    return bool(re.fullmatch(r'https?://[^\s/]+\S*', text or '')) and (text or '').isascii()


class Check:
    def __init__(self):
        self.findings = []

    def need(self, holds, finding):
        if not holds:
            self.findings.append(finding)

    def words(self, parent, known, where):
        seen = set()
        for child in parent:
            if not child.tag.startswith((ITUNES, PODCAST)):
                continue
            name = child.tag.rpartition('}')[2]
            self.need(child.tag in known, f'{where}: no element {name} belongs here')
            self.need(child.tag in SEVERAL or child.tag not in seen, f'{where}: {name} stands twice')
            seen.add(child.tag)
            if name in WORD:
                self.need(re.fullmatch(WORD[name], child.text or ''), f'{where}: {name} is {child.text!r}')

    def image(self, parent, where):
        image = parent.find(ITUNES + 'image')
        if image is not None:
            href = image.get('href')
            self.need(is_address(href) and re.search(r'\.(jpe?g|png)$', href.split('?')[0], re.I), f'{where}: image {href!r}')
        return image

    def channel(self, channel):
        for name in ('title', 'link', 'description', 'language', ITUNES + 'explicit', ITUNES + 'author', PODCAST + 'guid'):
            self.need((channel.findtext(name) or '').strip(), f'channel: no {name.rpartition("}")[2]}')
        self.need(self.image(channel, 'channel') is not None, 'channel: no image')
        tops = channel.findall(ITUNES + 'category')
        self.need(tops, 'channel: no category')
        for top in tops:
            self.need(top.get('text') in CATEGORIES, f'channel: category {top.get("text")!r}')
            for sub in top:
                self.need(sub.get('text') in CATEGORIES.get(top.get('text'), ()), f'channel: category {sub.get("text")!r}')
        owner = channel.find(ITUNES + 'owner')
        if owner is not None:
            self.need((owner.findtext(ITUNES + 'name') or '').strip(), 'owner: no name')
            self.need('@' in (owner.findtext(ITUNES + 'email') or ''), 'owner: no address of mail')
        own = [link.get('href') for link in channel.findall(ATOM + 'link') if link.get('rel') == 'self']
        self.need(len(own) == 1, 'channel: no self link')
        if own:
            expected = str(uuid.uuid5(SPACE, re.sub(r'^[a-z]+://', '', own[0]).rstrip('/')))
            self.need(channel.findtext(PODCAST + 'guid') == expected, f'channel: guid is not {expected}')
        locked = channel.find(PODCAST + 'locked')
        self.need(locked is None or locked.text in ('yes', 'no'), 'channel: locked is neither yes nor no')
        for funding in channel.findall(PODCAST + 'funding'):
            self.need(is_address(funding.get('url')) and (funding.text or '').strip(), 'channel: funding without address or text')
        self.words(channel, CHANNEL, 'channel')

    def item(self, item, guids):
        where = f'item {item.findtext("title")!r}'
        for name in ('title', 'pubDate', 'guid'):
            self.need((item.findtext(name) or '').strip(), f'{where}: no {name}')
        self.need(item.findtext('guid') not in guids, f'{where}: its guid stands twice')
        guids.add(item.findtext('guid'))
        enclosures = item.findall('enclosure')
        self.need(len(enclosures) == 1, f'{where}: {len(enclosures)} enclosures')
        for enclosure in enclosures:
            self.need(is_address(enclosure.get('url')), f'{where}: enclosure {enclosure.get("url")!r}')
            self.need(re.fullmatch(r'[1-9][0-9]*', enclosure.get('length') or ''), f'{where}: length {enclosure.get("length")!r}')
            self.need(re.match(r'(audio|video)/', enclosure.get('type') or ''), f'{where}: type {enclosure.get("type")!r}')
        self.image(item, where)
        for transcript in item.findall(PODCAST + 'transcript'):
            self.need(is_address(transcript.get('url')) and transcript.get('type') in TRANSCRIPTS, f'{where}: transcript')
        chapters = item.find(PODCAST + 'chapters')
        if chapters is not None:
            self.need(is_address(chapters.get('url')) and chapters.get('type') == 'application/json+chapters', f'{where}: chapters')
        for name in ('season', 'episode'):
            self.need(item.findtext(ITUNES + name) == item.findtext(PODCAST + name), f'{where}: two answers to {name}')
        self.words(item, ITEM, where)


def check(text):
    found = Check()
    root = ET.fromstring(text)
    found.need(root.tag == 'rss' and root.get('version') == '2.0', 'no RSS 2.0')
    channel = root.find('channel')
    if channel is None:
        return found.findings + ['no channel']
    found.channel(channel)
    guids = set()
    items = channel.findall('item')
    found.need(items, 'no episode')
    for item in items:
        found.item(item, guids)
    return found.findings


FAULTS = [
    ('another category', r'text="Arts"', 'text="Art"'), ('another one below', r'text="Books"', 'text="Cricket"'),
    ('no image', r'<itunes:image [^>]*>', ''), ('an image of another type', r'(itunes:image href="[^"]*)\.png', r'\1.webp'),
    ('clean', r'<itunes:explicit>false', '<itunes:explicit>clean'), ('a daily one', 'serial', 'daily'),
    ('an owner without mail', r'<itunes:email>[^<]*</itunes:email>', ''), ('another guid', r'(<podcast:guid>).', r'\1g'),
    ('locked perhaps', '>yes<', '>perhaps<'), ('no language', r'<language>en</language>', ''),
    ('a length of nothing', r'length="\d+"', 'length="0"'), ('a text as recording', 'type="audio/mpeg"', 'type="text/plain"'),
    ('minutes', r'<itunes:duration>\d+', '<itunes:duration>1:02'), ('season nought', r'<itunes:season>1', '<itunes:season>0'),
    ('two answers', r'<podcast:episode>1', '<podcast:episode>2'), ('an extra', '>full<', '>extra<'),
    ('a transcript of no type', 'type="text/vtt"', ''), ('chapters of another type', r'application/json\+chapters', 'text/plain'),
    ('a relative recording', r'(<enclosure url=")https://[^/]*', r'\1'), ('an unknown element', '<itunes:author>', '<itunes:keywords>x</itunes:keywords><itunes:author>'),
    ('an author twice', r'(<itunes:author>[^<]*</itunes:author>)', r'\1\1'), ('no enclosure', r'<enclosure [^>]*>', ''),
    ('funding nowhere', r'(<podcast:funding url=")[^"]*', r'\1'), ('no self link', 'rel="self"', 'rel="other"'),
]


def self_test(text):
    failed = check(text)
    for name, pattern, spoilt in FAULTS:
        changed = re.sub(pattern, spoilt, text, count=1)
        if changed == text:
            failed.append(f'{name}: nothing to spoil')
        elif not check(changed):
            failed.append(f'{name}: not found')
    return failed


def main(arguments):
    is_test = arguments[:1] == ['--self-test']
    files = arguments[1:] if is_test else arguments
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    count = 0
    for name in files:
        with open(name, encoding='utf-8') as file:
            text = file.read()
        for finding in (self_test if is_test else check)(text):
            print(f'{name}: {finding}')
            count += 1
    return 1 if count else 0


sys.exit(main(sys.argv[1:]))
