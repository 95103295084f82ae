export default {
  title: "River Bank",
  url: "https://bank.example/",
  language: "en",
  description: "Notes from the bank of a river.",
  author: { name: "Ann Reed", email: "ann@bank.example", url: "https://bank.example/about/" },
};
