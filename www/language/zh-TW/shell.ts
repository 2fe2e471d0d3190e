import type { shell as english } from "../en/shell.js";

export const shell: typeof english = {
  skip: "跳到主要內容",
  navigation: "功能",
  views: { codes: "QR 碼", packets: "紅包", tickets: "紅包券", promoters: "推廣員" },
  language: "語言",
  theme: "外觀",
  themes: { auto: "依系統", light: "淺色", dark: "深色" },
  promise: "一切都在瀏覽器裡完成，不會上傳任何內容。",
  share: "複製目前設定的連結",
  shared: "已複製。對方打開連結就會看到相同的設定，但不含文字、連結、密碼和標誌。",
  shareWhole: "複製帶內容的連結",
  sharedWhole: "已複製。連結裡含有內容本身，但不含密碼和標誌。",
  copied: "已複製。",
  copyRefused: "瀏覽器不允許網頁複製，請選取文字後自行複製。",
  camera: {
    unsupported: "這個瀏覽器不支援網頁使用相機，請改為選擇圖片。",
    denied: "相機權限被拒絕。請在瀏覽器中允許本頁使用相機，然後再試一次。",
    missing: "找不到相機。",
    busy: "相機暫時無法使用，可能正由其他程式占用。",
  },
  partMissing: "頁面有一部分沒有載入成功，請檢查網路後再試一次。",
  failed: "頁面無法啟動",
};
