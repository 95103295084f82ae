// @ts-check
import { defineConfig } from "astro/config";
import mdx from "@astrojs/mdx";
import { SITE } from "./src/consts";

export default defineConfig({
  site: SITE.website,
  base: "/quay",
  integrations: [mdx()],
});
