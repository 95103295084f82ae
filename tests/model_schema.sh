#!/bin/sh
# model_schema.sh ESSAYPACK SITE SCHEMA: what `model` and `list posts` print is what docs/model.schema.json says.
# Exit 77 (skipped) without python3-jsonschema.
set -eu
essaypack=$1 site=$2 schema=$3
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || { echo "skipped: python3-jsonschema is missing"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$essaypack" model "$site" --now 2030-01-01 > "$folder/model.json"
"$essaypack" list posts "$site" --now 2030-01-01 --format json > "$folder/posts.json"
/usr/bin/python3 - "$folder" "$schema" <<'PY'
import json, sys, xml.dom.minidom
import jsonschema

folder, schema = sys.argv[1], json.load(open(sys.argv[2], encoding='utf-8'))
jsonschema.Draft7Validator.check_schema(schema)
model = json.load(open(folder + '/model.json', encoding='utf-8'))
jsonschema.validate(model, schema)
assert model['posts'], 'the site has no posts'
for post in model['posts']:
    xml.dom.minidom.parseString('<body>' + post['content'] + '</body>')
    assert 'ep:' not in post['content'], post['source']
posts = json.load(open(folder + '/posts.json', encoding='utf-8'))
one_post = {**schema, **schema['definitions']['post']}
for post in posts if isinstance(posts, list) else posts['posts']:
    jsonschema.validate(post, one_post)
PY
