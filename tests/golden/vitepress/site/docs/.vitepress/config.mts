import { defineConfig } from "vitepress";

const base = "/manual/";
export default defineConfig({
  lang: "en-GB",
  title: "Lamp Keeping",
  description: "A manual for keepers of lamps.",
  base,
  srcDir: "./texts",
  cleanUrls: true,
  sitemap: { hostname: "https://lamps.example/manual/" },
  rewrites: { "wicks/:name.md": "care/:name.md", "old.md": "new/place.md" },
  srcExclude: ["**/internal/**"],
  transformHead: () => [],
  themeConfig: { nav: [{ text: "Home", link: "/" }] },
});
