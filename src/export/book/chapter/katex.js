// What essaypack asks of KaTeX (0.13 or newer), in ECMAScript 5 with what Duktape lacks. `katex` is there already.
// Macros beside KaTeX's own are what MathJax knows and posts use.
(function (global) {
  "use strict";

  if (!Array.prototype.fill)
    Array.prototype.fill = function (value) {
      for (var i = 0; i < this.length; i++) this[i] = value;
      return this;
    };

  // KaTeX hands arguments on with their last token first.
  function textOf(tokens) {
    var text = "";
    for (var i = tokens.length - 1; i >= 0; i--) text += tokens[i].text + (/^\\[a-zA-Z]+$/.test(tokens[i].text) ? " " : "");
    return text;
  }

  function nextIs(context, text) {
    context.consumeSpaces();
    return context.future().text === text;
  }

  // `[...]`, if it stands here: the tokens, last first. Null if not.
  function optionalArgument(context) {
    if (!nextIs(context, "[")) return null;
    context.popToken();
    var tokens = [];
    for (var token = context.popToken(); token.text !== "]"; token = context.popToken()) {
      if (token.text === "EOF") throw new katex.ParseError("']' is missing");
      tokens.unshift(token);
    }
    return tokens;
  }

  // A macro whose first argument may be left out.
  function withDefault(body, count, first) {
    return function (context) {
      var given = optionalArgument(context);
      var values = [given || first].concat(count > 1 ? context.consumeArgs(count - 1) : []);
      var tokens = [];
      for (var i = body.length - 1; i >= 0; i--) {
        var isParameter = body[i].text === "#" && i > 0 && /^[1-9]$/.test(body[i - 1].text);
        if (isParameter) tokens = (values[+body[--i].text - 1] || []).concat(tokens);
        else tokens.unshift(body[i]);
      }
      return { tokens: tokens, numArgs: 0 };
    };
  }

  // `\newcommand` of a name that KaTeX has itself (`\R`) is no mistake of the author's.
  function define(context) {
    if (nextIs(context, "*")) context.popToken();
    var name = context.consumeArgs(1)[0];
    if (name.length !== 1) throw new katex.ParseError("\\newcommand needs the name of a macro");
    var count = optionalArgument(context);
    var first = count && optionalArgument(context);
    count = count ? parseInt(textOf(count), 10) || 0 : 0;
    var body = context.consumeArgs(1)[0];
    context.macros.set(name[0].text, first ? withDefault(body, count, first) : { tokens: body, numArgs: count }, true);
    return "";
  }

  function defineOperator(context) {
    var operator = nextIs(context, "*") ? (context.popToken(), "\\operatorname*{") : "\\operatorname{";
    var both = context.consumeArgs(2);
    if (both[0].length !== 1) throw new katex.ParseError("\\DeclareMathOperator needs the name of a macro");
    context.macros.set(both[0][0].text, operator + textOf(both[1]) + "}", true);
    return "";
  }

  function drop(context) {
    context.consumeArgs(1);
    return "";
  }

  function shownLabel(context) {
    return "\\text{" + textOf(context.consumeArgs(1)[0]).replace(/[_#&%$^{}\\~]/g, "\\$&").replace(/\\([\\^~])/g, "-") + "}";
  }

  function refuse(name) {
    return function () { throw new katex.ParseError(name + " can't be shown in a formula"); };
  }

  function keepSecond(context) {
    var both = context.consumeArgs(2);
    return { tokens: both[1], numArgs: 0 };
  }

  var own = {
    newcommand: define, renewcommand: define, providecommand: define, DeclareMathOperator: defineOperator,
    label: drop, require: drop, cssId: keepSecond, style: keepSecond, href: keepSecond,
    "class": keepSecond, ref: shownLabel,
    eqref: function (context) { return "(" + shownLabel(context) + ")"; },
    bbox: function (context) { return optionalArgument(context), ""; },
    htmlId: keepSecond, htmlClass: keepSecond, htmlStyle: keepSecond, htmlData: keepSecond, url: shownLabel,
    includegraphics: refuse("\\includegraphics"), displaylines: "\\begin{gathered}#1\\end{gathered}",
    mathbbm: "\\mathbb", mathds: "\\mathbb", mbox: "\\text", textsc: "\\text", mathsfit: "\\mathsf"
  };
  for (var name in own) katex.__defineMacro("\\" + name, own[name]);

  // Environments that KaTeX lacks, as the nearest of those it has; the others go, and what they hold stays.
  var environments = {
    "eqnarray": ["{darray}{rcl}", "{darray}"], "eqnarray*": ["{darray}{rcl}", "{darray}"],
    "multline": ["{gather*}", "{gather*}"], "multline*": ["{gather*}", "{gather*}"],
    "flalign": ["{align}", "{align}"], "flalign*": ["{align*}", "{align*}"]
  };
  function rewrite(tex) {
    return tex
      .replace(/\\(begin|end)\s*\{(eqnarray\*?|multline\*?|flalign\*?|displaymath|math|subequations)\}/g, function (whole, edge, name) {
        return environments[name] ? "\\" + edge + environments[name][edge === "begin" ? 0 : 1] : "";
      })
      .replace(/(\\begin\{(?:aligned|alignedat|gathered|split|array|cases)\})\s*\[[tbc]\]/g, "$1")
      // Among words MathJax shows these as they are.
      .replace(/\\(?:text(?:rm|bf|it|tt|sf|normal)?|mbox|hbox)\s*\{[^{}$]*\}/g, function (words) {
        return words.replace(/\\.|[_^&#]/g, function (one) {
          return one.length > 1 ? one : one === "^" ? "\\textasciicircum " : "\\" + one;
        });
      });
  }

  var known = { text: "", macros: {} };

  function render(tex, isDisplay, macros) {
    return katex.renderToString(rewrite(tex), {
      displayMode: isDisplay, output: "mathml", strict: false, throwOnError: true, trust: false, globalGroup: true,
      maxExpand: 1000, maxSize: 50, macros: macros
    });
  }

  // Formulas that define macros, each ended by U+0001: what later formulas of the post know.
  global.define = function (text) {
    if (text.indexOf(known.text) !== 0) known = { text: "", macros: {} };
    var parts = text.slice(known.text.length).split("\u0001");
    for (var i = 0; i + 1 < parts.length; i++)
      try { render(parts[i], true, known.macros); } catch (error) { if (!(error instanceof katex.ParseError)) throw error; }
    known.text = text;
    return "";
  };

  // "+" and the markup, or "-", where it goes wrong (UTF-16 units of `tex`, -1: not known), a space and KaTeX's message.
  global.typeset = function (tex, mode) {
    var macros = {};
    for (var name in known.macros) macros[name] = known.macros[name];
    try {
      return "+" + render(tex, mode === "block", macros);
    } catch (error) {
      var at = typeof error.position === "number" && rewrite(tex) === tex ? error.position : -1;
      var message = String(error.rawMessage || error.message || error);
      return "-" + at + " " + message.replace(/^KaTeX parse error: /, "").replace(/ at (?:position|end of input)[\s\S]*$/, "");
    }
  };
})(this);
