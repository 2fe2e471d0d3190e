import type { Words } from "../wording.js";

/** Japanese. */
export const ja: Words = {
  code: "QRコード",
  codeOf: (kind) => `QRコード：${kind}`,
  kinds: {
    link: "リンク",
    wifi: "Wi-Fiネットワーク",
    email: "メール",
    phone: "電話番号",
    message: "ショートメッセージ",
    place: "地図の場所",
    contact: "連絡先",
    "one-time-password": "ワンタイムパスワード",
    event: "予定",
  },
  safe: (contrast) => `問題なく読み取れます（コントラスト比 ${contrast}:1）`,
  unsafe: "読み取れない可能性があります：",
  packet: {
    name: (total, count) => `お年玉袋：${total}を${count}人で`,
    greeting: ["謹賀新年", "幸多き一年を"],
    open: "開",
    openShare: (number, count) => `${number}つ目を開く（全${count}つ）`,
    openAll: "すべて開く",
    share: (number) => `${number}番`,
    got: (number, amount) => `${number}番：${amount}`,
    opened: (number, count) => `${count}つのうち${number}つを開きました`,
    best: "一番の幸運",
    finished: (number, amount) => `すべて開きました。一番の幸運：${number}番、${amount}`,
    more: (number) => `さらに${number}件を表示`,
    required: "合計金額と個数を入力してください。",
  },
};
