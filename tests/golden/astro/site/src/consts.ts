const HOST = "quay.example";
export const SITE = {
  website: `https://${HOST}`,
  title: "The Quay",
  desc: "Ships that came and went.",
  author: "Ida Moor",
  lang: "en",
  timezone: "Europe/Oslo",
} as const;
