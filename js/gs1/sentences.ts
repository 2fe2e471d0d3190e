/** What is said of GS1 data, in English, Simplified and Traditional Chinese; an empty text is said as its name says it. */
const rows: Readonly<Record<`reason/${string}`, readonly [string, string, string]>> = {
  "reason/must be a text or a list of elements": ["", "应为文字或元素列表", "應為文字或元素清單"],
  "reason/must have an application identifier": ["", "至少要有一个应用标识符（AI）", "至少要有一個應用識別碼（AI）"],
  "reason/must be an application identifier of GS1": ["", "不是 GS1 的应用标识符", "不是 GS1 的應用識別碼"],
  "reason/must begin with an application identifier of GS1": ["must begin with an application identifier of GS1, such as (01)[; found “{value}”]", "应以 GS1 应用标识符开头，如 (01)[；现在是“{value}”]", "應以 GS1 應用識別碼開頭，如 (01)[；現在是「{value}」]"],
  "reason/must not stand twice with two values": ["", "出现了两次，值却不同", "出現了兩次，值卻不同"],
  "reason/length": ["must have {most} characters, not {actual}", "应有 {most} 个字符，现有 {actual} 个", "應有 {most} 個字元，現有 {actual} 個"],
  "reason/lengths": ["must have {least} to {most} characters, not {actual}", "应有 {least} 到 {most} 个字符，现有 {actual} 个", "應有 {least} 到 {most} 個字元，現有 {actual} 個"],
  "reason/must have digits alone": ["", "只能用数字", "只能用數字"],
  "reason/must have letters, digits and signs that GS1 allows": ["", "只能用 GS1 允许的字母、数字和符号", "只能用 GS1 允許的字母、數字和符號"],
  "reason/must have capital letters, digits, #, - and / alone": ["", "只能用大写字母、数字、#、- 和 /", "只能用大寫字母、數字、#、- 和 /"],
  "reason/must have letters, digits, - and _ alone": ["", "只能用字母、数字、- 和 _", "只能用字母、數字、- 和 _"],
  "reason/must have a check digit that fits": ["", "校验位不对", "檢查碼不對"],
  "reason/must have check characters that fit": ["", "校验字符不对", "檢查字元不對"],
  "reason/must begin with the digits of a company": ["", "应以企业前缀的数字开头", "應以公司前綴的數字開頭"],
  "reason/must be a date such as 271231": ["", "应为日期，如 271231", "應為日期，如 271231"],
  "reason/must be a day such as 20270131": ["", "应为日期，如 20270131", "應為日期，如 20270131"],
  "reason/must be a time such as 2359": ["", "应为时间，如 2359", "應為時間，如 2359"],
  "reason/must have the number of a country, such as 156": ["", "应有国家的数字代码，如 156", "應有國家的數字代碼，如 156"],
  "reason/must have the number of a currency, such as 156": ["", "应有货币的数字代码，如 156", "應有貨幣的數字代碼，如 156"],
  "reason/must be written as GS1 says": ["", "不符合 GS1 规定的格式", "不符合 GS1 規定的格式"],
  "reason/must have no separator at the end": ["", "结尾不能有分隔符", "結尾不能有分隔符"],
  "reason/must have what a link of GS1 begins with, such as (01)": ["", "要有能作为链接开头的标识符，如 (01)", "要有能作為連結開頭的識別碼，如 (01)"],
  "reason/must stand in the path of the link, or be left out": ["", "应放在链接的路径里，或者去掉", "應放在連結的路徑裡，或者去掉"],
  "reason/must be left out of this link, where GS1 gives it no place": ["", "不能放进这个链接，请去掉", "不能放進這個連結，請去掉"],
  "reason/must be a link of GS1, such as https://id.gs1.org/01/09521234543213": ["", "应为 GS1 链接，如 https://id.gs1.org/01/09521234543213", "應為 GS1 連結，如 https://id.gs1.org/01/09521234543213"],
  "reason/must be an http or https address without a query and a fragment": ["", "应为 http 或 https 地址，且不带 ? 和 # 部分", "應為 http 或 https 網址，且不帶 ? 和 # 部分"],
};

/** English by name. */
export const english: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(rows).map(([name, [sentence]]) => [name, sentence]));

/** Simplified, then Traditional Chinese, in the order of the English sentences. */
export const chinese: readonly (readonly string[])[] = [Object.values(rows).map((row) => row[1]), Object.values(rows).map((row) => row[2])];
