import feeds from "@11ty/eleventy-plugin-rss";

export default async function (eleventyConfig) {
  eleventyConfig.addPlugin(feeds);
  eleventyConfig.addPassthroughCopy({ "./public/": "/" });
  eleventyConfig.addPreprocessor("drafts", "*", (data) => {
    if (data.draft) return false;
  });
  eleventyConfig.addShortcode("year", () => {
    return `${new Date().getFullYear()}`;
  });
}

export const config = {
  dir: { input: "content", includes: "../_includes", data: "../_data", output: "_site" },
  pathPrefix: "/bank/",
};
