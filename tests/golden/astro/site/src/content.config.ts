import { glob } from "astro/loaders";
import { defineCollection, z } from "astro:content";

const blog = defineCollection({
  loader: glob({ base: "./src/content/blog", pattern: "**/*.{md,mdx}" }),
  schema: ({ image }) => z.object({ title: z.string(), pubDate: z.coerce.date(), heroImage: image().optional() }),
});
const logbook = defineCollection({ loader: glob({ base: "logs", pattern: "*.md" }) });
const people = defineCollection({ loader: glob({ base: "./src/content/people", pattern: "**/*.md" }) });

export const collections = { blog, logs: logbook, people };
