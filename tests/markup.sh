#!/bin/sh
# usage: markup.sh ESSAYPACK: texts in Org and reStructuredText through the real pandoc: what stays, and that nothing of what Org, docutils and
# Sphinx keep out of a page (every SECRET below) is in an output. Exit 77 where pandoc is not installed.
set -eu
program=$(readlink -f "$1")
command -v pandoc >/dev/null || { echo "skipped: no pandoc"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir blog
cat >blog/essaypack.yaml <<'END'
{title: T, url: https://e.example, language: en, timezone: UTC, author: A, outputs: [rss, json, epub, txt]}
END
cat >blog/a.org <<'END'
#+TITLE: Org
#+DATE: <2024-05-06 Mon>
#+EXCLUDE_TAGS: noexport mine
#+PROPERTY: header-args:sh :exports none
#+MACRO: say macro-$1

# SECRET 1
KEEP words, {{{say(KEEP)}}}, [[file:b.rst][KEEP link]], $x_1$.
# more

* KEEP heading :work:
:PROPERTIES:
:CUSTOM_ID: here
:NOTE: SECRET 2
:END:
:LOGBOOK:
- SECRET 3
:END:
#+begin_src python
print("KEEP code")
#+end_src
#+begin_src sh
SECRET 4
#+end_src
#+begin_src go :exports none
SECRET 5
#+end_src
#+begin_comment
SECRET 6
#+end_comment
KEEP @@comment: SECRET 7@@ note[fn:1]
#+INCLUDE: "SECRET.org"
* COMMENT SECRET 8
SECRET 9
* SECRET 10 :noexport:
** SECRET 11
* SECRET 12 :mine:
* KEEP archive :ARCHIVE:
SECRET 13
* KEEP bare
:PROPERTIES:
:header-args: :exports none
:END:
#+begin_src go
SECRET 14
#+end_src

[fn:1] KEEP footnote.
END
cat >blog/SECRET.org <<'END'
#+TITLE: SECRET 20
#+DATE: 2024-05-06
#+DRAFT: true

SECRET 21
END
cat >blog/b.rst <<'END'
Rst *title*
===========

:date: 2024-05-07
:tags: KEEP
:note: SECRET 31

.. SECRET 32

KEEP words [1]_ and `KEEP link <a.org>`_ |sub|.

..
   SECRET 33

.. |sub| replace:: KEEP sub
.. [1] KEEP footnote

.. only:: draft

   SECRET 34

.. todo:: SECRET 35

.. gallery:: SECRET 36

   SECRET 37

.. include:: SECRET.org

.. csv-table:: SECRET 38
   :file: SECRET.org

.. code-block:: python
   :linenos:

   print("KEEP code")

KEEP heading
------------

.. note:: KEEP note

:math:`KEEP`

.. raw:: latex

   SECRET 39

.. meta::
   :description: SECRET 40
END
"$program" build blog -o out/ -q || { echo "the build failed"; exit 1; }
mkdir book && cd book && unzip -q ../out/*.epub && cd ..
faults=0
if grep -rn SECRET out/*.xml out/*.json out/*.txt book; then echo "what is kept out is in an output"; faults=1; fi
for place in out/rss2.xml book/EPUB/text; do
  for words in 'KEEP words' 'macro-KEEP' 'KEEP heading' 'KEEP code' 'KEEP link' 'KEEP footnote' 'KEEP archive' 'KEEP bare' 'KEEP sub' 'KEEP note'; do
    grep -rq "$words" "$place" || { echo "$place lacks '$words'"; faults=1; }
  done
done
exit $faults
