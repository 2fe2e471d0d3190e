export const promoters = {
  heading: "Promoters",
  lead: "A code for everyone on your list, in one ZIP file.",
  list: "List",
  listHint: "CSV with the columns id, url, label and boundAt, or one id a line.",
};
