import type { shell as english } from "../en/shell.js";

export const shell: typeof english = {
  skip: "跳到正文",
  navigation: "功能",
  views: { codes: "二维码", packets: "红包", tickets: "红包券", promoters: "推广员" },
  language: "语言",
  theme: "外观",
  themes: { auto: "跟随系统", light: "浅色", dark: "深色" },
  promise: "一切都在浏览器里完成，不上传任何内容。",
  share: "复制当前设置的链接",
  shared: "已复制。对方打开链接即可看到同样的设置，不含文字、链接、密码和标志。",
  shareWhole: "复制带内容的链接",
  sharedWhole: "已复制。链接里含有内容本身，但不含密码和标志。",
  copied: "已复制。",
  copyRefused: "浏览器不允许网页复制，请选中文字后手动复制。",
  camera: {
    unsupported: "此浏览器不支持网页使用摄像头，请改为选择图片。",
    denied: "摄像头权限被拒绝。请在浏览器中允许本页使用摄像头，然后重试。",
    missing: "没有找到摄像头。",
    busy: "摄像头暂时无法使用，可能被其他程序占用。",
  },
  partMissing: "页面的一部分没有加载成功，请检查网络后重试。",
  failed: "页面无法启动",
};
