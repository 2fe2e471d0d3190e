import type { Language } from "../index.js";
import { backgroundFlags, codeFlags, contactFlags, type Flag, flagName, fontFlags, frameFlags, listFlags, logoFlags, networkFlags, splitFlags, verifyFlags } from "./options.js";

/** The language of the shell: what the environment says, as programs of Unix do, else that of the system. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const tag = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || Intl.DateTimeFormat().resolvedOptions().locale;
  if (!/^zh/i.test(tag)) return "en";
  return /hant|[-_](tw|hk|mo)\b/i.test(tag) ? "zh-TW" : "zh-CN";
}

/** The help, in English or in Chinese. */
export function help(language: Language): string {
  const chinese = language !== "en";
  const say = (english: string, other: string) => (chinese ? other : english);
  const value = ({ kind }: Flag) => (kind === "switch" ? "" : kind === "number" ? " N" : " …");
  const list = (flags: readonly Flag[]) => flags.map((flag) => `  --${flagName(flag.option)}${value(flag)}\n      ${flag.says[chinese ? 1 : 0]}`).join("\n");
  return `${say("QR codes, and red packets that anyone can verify.", "二维码，以及谁都能核对的红包。")}

${say("Codes", "二维码")}
  hongbao TEXT                          ${say("in the terminal; - reads the text from standard input", "显示在终端；- 表示从标准输入读取内容")}
  hongbao TEXT -o FILE                  ${say("a picture: .png, .svg, .pdf or .txt", "输出图片：.png、.svg、.pdf 或 .txt")}
  hongbao --wifi NAME --password …      ${say("joins a network", "连接 Wi-Fi")}
  hongbao --vcard NAME --phone …        ${say("adds a contact", "添加联系人")}
  hongbao scan FILE.png                 ${say("what the codes of a picture say, one a line", "读出图片中的二维码，每行一个")}
  hongbao promoters LIST.csv -o CODES.zip --base https://…
                                        ${say("one code for each line of a list", "为名单中的每一行生成一个二维码")}

${say("Red packets", "红包")}
  hongbao split TOTAL COUNT             ${say("such as 200.00 12 --max 40", "例如 200.00 12 --max 40")}
  hongbao verify REVEAL COMMITMENT      ${say("REVEAL is JSON, or a file that holds it", "REVEAL 为 JSON 或存有它的文件")}

${say("Options of codes", "二维码选项")}
${list([...codeFlags, ...backgroundFlags, ...frameFlags, ...fontFlags, ...logoFlags])}

${say("Fields of --wifi", "--wifi 的字段")}
${list(networkFlags)}

${say("Fields of --vcard", "--vcard 的字段")}
${list(contactFlags)}

${say("Options of promoters, beside those of codes", "promoters 的选项（另可用二维码选项）")}
${list(listFlags)}

${say("Options of split", "split 的选项")}
${list(splitFlags)}

${say("Options of verify", "verify 的选项")}
${list(verifyFlags)}

  -o, --output FILE    -h, --help    -v, --version
${say("A switch is turned off by --no-NAME. What goes wrong is said on standard error with its code; the exit status is then 1.", "开关用 --no-名称 关闭。出错时在标准错误输出错误代码和说明，退出状态为 1。")}
`;
}
