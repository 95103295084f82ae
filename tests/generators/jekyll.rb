# usage: jekyll.rb SITE: what Jekyll builds and shows of a site, as JSON: {source: {"title": ..., "address": ...}}. It reads the
# site as `jekyll build` does and writes nothing. Exit 77 without Jekyll.

require "json"
begin
  require "jekyll"
rescue LoadError
  warn "no jekyll"
  exit 77
end

folder = File.realpath(ARGV[0])
Dir.chdir(folder)
Jekyll.logger.log_level = :error
site = Jekyll::Site.new(Jekyll.configuration("quiet" => true))
site.reset
site.read
site.generate
pages = {}
site.documents.select(&:write?).each do |document|
  pages[document.relative_path] = { "title" => document.data["title"].to_s, "address" => document.url, "date" => document.date.to_i,
                                      "tags" => document.data["tags"].map(&:to_s), "categories" => document.data["categories"].map(&:to_s) }
end
site.pages.select { |page| page.html? }.each do |page|
  pages[page.relative_path] = { "title" => page.data["title"].to_s, "address" => page.url }
end
puts JSON.generate(pages)
