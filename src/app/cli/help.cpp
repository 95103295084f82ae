#include "app/cli/option_table.h"
#include "base/columns.h"
#include "base/text.h"
#include "export/exporter.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kColumn = 35;

std::string label_of(const OptionEntry& entry) {
  std::string label = entry.letter ? std::string("-") + entry.letter + ", " : "";
  label += "--" + std::string(entry.name);
  if (!entry.value.empty()) label += " " + std::string(entry.value);
  return label;
}

void append_command(std::string& out, const CommandEntry& command, const Translation& language) {
  out += padded("  " + command.name, 13) + command.summary.in(language) + "\n";
}

/// Words in lines of at most 80 columns.
void append_wrapped(std::string& out, const std::string& words) {
  constexpr std::size_t kWidth = 80;
  std::string line = " ";
  for (const std::string_view word : split(words, ' ')) {
    if (line.size() + 1 + word.size() > kWidth) {
      out += line + "\n";
      line = " ";
    }
    line.append(" ").append(word);
  }
  out += line + "\n";
}

void append_row(std::string& out, const std::string& label, std::string_view text) {
  std::string left = "  " + label;
  for (const std::string_view line : split(text, '\n')) {
    left = padded(left + (left.empty() ? "" : " "), kColumn);
    out.append(left).append(line).append("\n");
    left.clear();
  }
}

std::string option_rows(Kinds kind, const Translation& language) {
  std::string out;
  std::string label;
  for (const OptionEntry& entry : all_options()) {
    if ((entry.kinds & kind) == 0) continue;
    label += (label.empty() ? "" : ", ") + label_of(entry);
    if (entry.help.empty()) continue;
    append_row(out, label, Message(entry.help).in(language));
    label.clear();
  }
  return out;
}

}  // namespace

std::string general_help(const Translation& language) {
  std::string out = tr("usage: essaypack COMMAND [OPTIONS] [SITE]\n\n"
                       "Feeds, a sitemap and an EPUB book from a folder of posts. SITE is the blog's\n"
                       "folder [the current one], or the export of a platform.\n\n")
                        .in(language);
  std::string formats;
  for (const CommandEntry& command : all_commands()) {
    if (find_exporter(command.name))
      formats += (formats.empty() ? "" : " ") + command.name;
    else
      append_command(out, command, language);
  }
  out += tr("\nFor one format alone (essaypack list exporters says what each is):\n").in(language);
  append_wrapped(out, formats);
  out += tr("\nessaypack COMMAND --help shows the options of a command, --version the version.\n"
            "example: essaypack build ~/blog --url https://example.org -o out/\n")
             .in(language);
  return out;
}

std::string command_help(const CommandEntry& command, const Translation& language) {
  std::string summary = command.summary.in(language);
  if (!summary.empty() && summary[0] >= 'a' && summary[0] <= 'z')
    summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  return tr("usage: essaypack {} [OPTIONS] {}\n{}.\n\nOptions, with their defaults in brackets:\n{}\nexample: {}\n",
            command.name, command.arguments, summary, option_rows(kinds_of(command), language), command.example)
      .in(language);
}

}  // namespace essaypack
