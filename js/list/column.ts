/** What a list can say of a promoter. */
export const fields = ["id", "url", "label", "boundAt", "file", "caption"] as const;
/** What a column of a list can hold. */
export type Field = (typeof fields)[number];

/** Where a column is: the text of its header, or its number from 1. */
export type Column = string | number;

/** The place of each field's column, from 0. */
export type Places = Readonly<Partial<Record<Field, number>>>;

// Names without spaces, hyphens, underscores and what stands in brackets, in lower case. Those that say less clearly what they are
// count where no clear one is there.
const clear: Readonly<Record<Field, string>> = {
  id: "id promoterid 编号 編號 工号 工號 推广员编号 推廣員編號 推广员id 推廣員id 推广码 推廣碼 推广编号 推廣編號 渠道号 渠道號 渠道码 渠道碼 渠道编号 渠道編號 渠道id",
  url: "url link href 链接 鏈接 連結 网址 網址 推广链接 推廣鏈接 推廣連結 推广网址 推廣網址 推广地址 推廣地址",
  label: "label name fullname 名称 名稱 姓名",
  boundAt: "boundat bindat bindtime binddate boundtime bounddate 绑定时间 綁定時間 绑定日期 綁定日期",
  file: "file filename 文件 文件名 檔案 檔名",
  caption: "caption 图片文字 圖片文字 图注 圖說 文案",
};
const vague: Readonly<Record<Field, string>> = {
  id: "promoter code uid userid user employeeid employeenumber staffid memberid no number 推广员 推廣員 渠道 用户id 用戶id 使用者id 用户编号 用戶編號 使用者編號 员工编号 員工編號 会员号 會員號 会员编号 會員編號 代码 代碼",
  url: "website address 地址 落地页",
  label: "title note remark nickname displayname username 昵称 暱稱 名字 备注 備註 标题 標題 推广员 推廣員",
  boundAt: "createdat createtime created joinedat date time 创建时间 創建時間 建立時間 加入时间 加入時間 加入日期 注册时间 註冊時間 日期 时间 時間",
  file: "picture image 图片 圖片",
  caption: "text 说明 說明",
};

/** What a name may mean, the likeliest first. */
interface Meaning {
  readonly field: Field;
  readonly clear: boolean;
}

// Made at the first use: importing does nothing.
let known: Map<string, Meaning[]> | undefined;

function namesKnown(): ReadonlyMap<string, readonly Meaning[]> {
  if (known !== undefined) return known;
  known = new Map();
  for (const table of [clear, vague]) {
    for (const field of fields) {
      for (const name of table[field].split(" ")) known.set(name, [...(known.get(name) ?? []), { field, clear: table === clear }]);
    }
  }
  return known;
}

/** Longer cells are no names of columns, whatever they say. */
const mostName = 40;

/** The field that a header names, or nothing. */
export function nameOf(header: string): Field | undefined {
  return meanings(header)[0]?.field;
}

function meanings(header: string): readonly Meaning[] {
  if (header.length > mostName) return [];
  const plain = header
    .replace(/[(（［[][^)）\]］]*[)）\]］]/g, "")
    .toLowerCase()
    .replace(/[\s_\-"*:：]/g, "");
  return namesKnown().get(plain) ?? [];
}

/** The columns of a header, and the fields that two of them claim alike, with the place of the second. */
export interface Header {
  readonly places: Places;
  readonly twice: readonly { readonly field: Field; readonly place: number }[];
}

/** Reads a row as a header; nothing where no cell is a name that is known. */
export function readHeader(cells: readonly string[]): Header | undefined {
  const places: Partial<Record<Field, number>> = {};
  const twice: { field: Field; place: number }[] = [];
  const taken = new Set<number>();
  const meant = cells.map(meanings);
  meant.forEach((all, place) => {
    const sure = all.find((meaning) => meaning.clear);
    if (sure === undefined) return;
    taken.add(place);
    if (places[sure.field] === undefined) places[sure.field] = place;
    else twice.push({ field: sure.field, place });
  });
  meant.forEach((all, place) => {
    const free = all.find(({ field }) => places[field] === undefined);
    if (taken.has(place) || free === undefined) return;
    places[free.field] = place;
  });
  return meant.some((all) => all.length > 0) ? { places, twice } : undefined;
}

/** An address begins with a scheme; letters of a drive and times of day do not. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]+:(?:\/\/)?[^\s/]/i.test(text);
}
