// The pages of the documentation, in the order of their list: where each is written, and what it is called in the site.

/** The languages; the first is the source, and has every page. */
export const languages = [
  { tag: "en", folder: "", name: "English", other: "zh-CN" },
  { tag: "zh-CN", folder: "zh-CN/", name: "简体中文", other: "en" },
];

const guide = (name) => ({ name, source: `docs/guide/${name}.md` });

/**
 * Chapters, each with its title by language. A page is written in Markdown, or is a reference that a tool writes into a folder. In another language it
 * lies in the folder of that language among the guides.
 */
export const chapters = [
  { title: { en: "Begin", "zh-CN": "开始" }, pages: ["start", "react", "vue", "svelte", "server", "worker", "mini-program", "command", "rust"].map(guide) },
  { title: { en: "Codes", "zh-CN": "二维码" }, pages: ["options", "elements", "contents", "lists", "proof"].map(guide) },
  { title: { en: "Red packets", "zh-CN": "红包" }, pages: [guide("packets"), { name: "hb1", source: "docs/hb1.md", "zh-CN": "docs/guide/zh-CN/hb1.md", short: "hb1, the law", says: "The specification of a split, for every language." }] },
  {
    title: { en: "More", "zh-CN": "更多" },
    pages: [...["migration", "speed", "security"].map(guide), { name: "weaknesses", source: "SECURITY.md", short: "Security", says: "How to report a weakness, and what is promised." }, { name: "changes", source: "CHANGELOG.md", short: "What is new", says: "What changes for users, newest on top." }],
  },
  {
    title: { en: "Reference", "zh-CN": "参考" },
    pages: [
      { name: "api/index", reference: true, title: { en: "TypeScript", "zh-CN": "TypeScript（英文）" } },
      { name: "rust/hongbao/index", reference: true, title: { en: "Rust", "zh-CN": "Rust（英文）" } },
    ],
  },
];

/** What a page that is not written in a language is called there. */
export const foreign = {
  "zh-CN": {
    weaknesses: "安全（英文）",
    changes: "更新记录（英文）",
  },
};

/** The first page, which leads to the others. */
export const home = guide("index");

/** The words of the frame. */
export const words = {
  en: {
    skip: "Skip to the content",
    contents: "Contents",
    pages: "Pages",
    onPage: "On this page",
    search: "Search",
    found: "What was found",
    nothing: "Nothing was found.",
    make: "Make a code",
    theme: "Appearance",
    themes: { auto: "Auto", light: "Light", dark: "Dark" },
    copy: "Copy",
    copied: "Copied",
    before: "Before",
    next: "Next",
    foot: "MIT or Apache 2.0. Nothing on these pages is fetched from elsewhere.",
    notices: "Notices",
    hongbao: "hongbao",
  },
  "zh-CN": {
    skip: "跳到正文",
    contents: "目录",
    pages: "页面",
    onPage: "本页内容",
    search: "搜索",
    found: "搜索结果",
    nothing: "没有找到。",
    make: "制作二维码",
    theme: "外观",
    themes: { auto: "跟随系统", light: "浅色", dark: "深色" },
    copy: "复制",
    copied: "已复制",
    before: "上一页",
    next: "下一页",
    foot: "MIT 或 Apache 2.0。这些页面不从别处加载任何内容。",
    notices: "声明",
    hongbao: "红包 hongbao",
  },
};
