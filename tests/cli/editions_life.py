"""editions_life.py ESSAYPACK FOLDER: ten editions of a book, with additions, edits, renames, new titles, withdrawals, deletions, a
lost editions.json and two machines that share `state:`. A model of its own says what each edition must call new and revised."""
import os
import random
import re
import shutil
import subprocess
import sys
import zipfile

program, work = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
dice = random.Random(20250601)
site, posts_folder = f'{work}/site', f'{work}/site/source/_posts'
os.makedirs(posts_folder)
with open(f'{site}/_config.yml', 'w') as f:
    f.write('title: Notes\nauthor: A. Writer\nlanguage: en\ntimezone: UTC\nurl: https://blog.example.org\n')
with open(f'{site}/essaypack.yaml', 'w') as f:
    f.write('outputs: [epub]\nstate: state\n')
posts, count, day = {}, 0, 0  # id -> {file, title, body, draft}
snapshot, number = {}, 0      # what the last edition held: id -> (title, body)
known_text = True             # false for what was recovered after a loss


def fail(text):
    sys.exit(f'FAIL: edition {number}: {text}')


def write(key):
    post = posts[key]
    with open(f'{posts_folder}/{post["file"]}.md', 'w') as f:
        f.write(f'---\ntitle: {post["title"]}\ndate: 2024-01-{key % 28 + 1:02} 0{key % 10}:00\n'
                + ('draft: true\n' if post['draft'] else '') + f'---\n{post["body"]}\n')


def run(machine, *options):
    """Its own output folder; the state is that of the site, as Git would bring it."""
    done = subprocess.run([program, 'epub', site, '-o', f'{work}/{machine}/', '--now', '2025-01-01T00:00:00Z', '--accept-ids', *options],
                          capture_output=True, text=True, env={'PATH': os.environ['PATH'], 'TZ': 'UTC'})
    if done.returncode != 0:
        fail(f'exit {done.returncode}: {done.stderr}')
    with open(f'{work}/{machine}/anthology.epub', 'rb') as f:
        return f.read(), done.stderr


def book(machine):
    with zipfile.ZipFile(f'{work}/{machine}/anthology.epub') as archive:
        return {name: archive.read(name).decode('utf-8', 'replace') for name in archive.namelist()}


def news(parts):
    """The lists of the page of what is new, by heading, each sorted."""
    page = parts.get('EPUB/text/news.xhtml', '')
    lists = {'New': [], 'Revised': []}
    for heading, body in re.findall(r'<h2>(.*?)</h2>\s*<ul.*?>(.*?)</ul>', page, re.S):
        lists[heading] = sorted(re.findall(r'<a [^>]*>(.*?)</a>', body))
    return lists


def chapters(parts):
    return sorted(title for name, page in parts.items() if '/post-' in name
                  for title in re.findall(r'<h1[^>]*>(.*?)</h1>', page))


def shown():
    return {key: post for key, post in posts.items() if not post['draft']}


def check_nowhere(words):
    """No file of a run or of the state says any of these."""
    texts = dict(book('a'))
    for folder in (f'{site}/state', f'{work}/a/.essaypack'):
        for name in os.listdir(folder):
            with open(f'{folder}/{name}') as f:
                texts[name] = f.read()
    for name, text in texts.items():
        for word in words:
            if word in text:
                fail(f'{name} still says "{word}"')


def check_between(before):
    """A run that makes no edition: the chapters of the edition, with the texts of today; twice the same, on both machines."""
    bytes_a, _ = run('a')
    again, _ = run('a')
    bytes_b, _ = run('b')
    if again != bytes_a or bytes_b != bytes_a:
        fail('the same posts made other bytes')
    expected = sorted(post['title'] for key, post in shown().items() if key in snapshot)
    if chapters(book('a')) != expected:
        fail(f'the chapters are {chapters(book("a"))}, not {expected}')
    if before is not None and bytes_a != before:
        fail('a post that waits changed the book')
    return bytes_a


def change():
    """Some changes of posts; words that must be nowhere after them, and whether the book stays what it is."""
    global count
    gone, is_same = [], True
    for _ in range(dice.randint(2, 6)):
        what = dice.choice(['add', 'add', 'edit', 'rename', 'title', 'withdraw', 'delete', 'return'])
        public = sorted(shown())
        if what == 'add' or len(public) < 4:
            count += 1
            posts[count] = {'file': f'p{count}', 'title': f'Title-{count}x', 'body': f'Body-{count}x 0', 'draft': False}
            write(count)
            continue
        key = dice.choice(public)
        if key in snapshot or what == 'return':
            is_same = False
        post = posts[key]
        if what == 'edit':
            post['body'] += f' {dice.randint(0, 10**9)}'
        elif what == 'title':
            post['title'] = f'Title-{key}x {dice.randint(0, 10**9)}'
        elif what == 'rename':
            os.remove(f'{posts_folder}/{post["file"]}.md')
            post['file'] = f'moved-{key}-{dice.randint(0, 10**9)}'
        elif what == 'withdraw':
            post['draft'] = True
            gone += [f'Title-{key}x', f'Body-{key}x']
        elif what == 'delete':
            os.remove(f'{posts_folder}/{post["file"]}.md')
            del posts[key]
            gone += [f'Title-{key}x', f'Body-{key}x']
            continue
        elif what == 'return':
            hidden = sorted(k for k, one in posts.items() if one['draft'])
            if not hidden:
                continue
            key = dice.choice(hidden)
            posts[key]['draft'] = False
        write(key)
    return [word for word in gone if not any(word in f'{one["title"]} {one["body"]}' for one in shown().values())], is_same


change()
while len(posts) < 6:
    change()
run('a')
if 'EPUB/text/news.xhtml' in book('a') or os.path.exists(f'{site}/state/editions.json'):
    fail('an edition that nobody asked for')
while number < 10:
    gone, is_same, before = [], True, None
    if number > 0:
        before = check_between(None)
        gone, is_same = change()
        after = check_between(before if is_same else None)
        check_nowhere(gone)
    if number == 6:  # editions.json is lost: the book tells what it holds
        os.remove(f'{site}/state/editions.json')
        _, said = run('a')
        if 'which editions.json does not know' not in said:
            fail(f'nothing was said of the loss: {said}')
        snapshot = {key: (post['title'], post['body']) for key, post in shown().items() if key in snapshot}
        key = dice.choice(sorted(snapshot))
        posts[key]['body'] += ' after the loss'
        write(key)
        shutil.rmtree(f'{work}/b')  # it would recover the same; here it gets what Git has
    present = {key: (post['title'], post['body']) for key, post in shown().items()}
    expected = {'New': sorted(title for key, (title, _) in present.items() if key not in snapshot),
                'Revised': sorted(present[key][0] for key in present if key in snapshot and present[key] != snapshot[key])}
    is_made = number == 0 or any(expected.values())
    made, _ = run('a' if number % 2 == 0 else 'b', '--edition')
    if not is_made:
        continue
    number += 1
    snapshot = present
    if number == 1:
        expected = {'New': [], 'Revised': []}
    for machine in 'ab':
        if run(machine)[0] != made:
            fail(f'machine {machine} made other bytes of the same edition')
        parts = book(machine)
        if f'bookEdition">{number}<' not in parts['EPUB/package.opf']:
            fail('the number is another one')
        if news(parts) != expected:
            fail(f'{news(parts)} are called new, not {expected}')
        marks = sorted(re.findall(r'<text>(.*?) · New<', parts['EPUB/toc.ncx']))
        if marks != expected['New']:
            fail(f'{marks} are marked as new in the contents')
    run('b', '--edition')
    if run('a')[0] != made:
        fail('an edition was made of nothing new')
print(f'{number} editions, {count} posts, {len(shown())} of them in the last')
