import { codeFlags, type Flag, flagName, logoFlags, splitFlags } from "./options.js";

/** Whether the shell speaks Chinese. */
export function speaksChinese(environment: Readonly<Record<string, string | undefined>>): boolean {
  return /^zh/i.test(environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "");
}

/** The help, in English or Chinese. */
export function help(chinese: boolean): string {
  const language = chinese ? 1 : 0;
  const say = (english: string, other: string) => (chinese ? other : english);
  const list = (flags: readonly Flag[]) => flags.map(({ option, kind, says }) => `  --${flagName(option)}${kind === "switch" ? "" : ` ${kind === "number" ? "N" : "…"}`}\n      ${says[language]}`).join("\n");
  return `${say("QR codes and red packets that anyone can verify.", "二维码，以及谁都能核对的红包。")}

${say("Codes", "二维码")}
  hongbao TEXT                          ${say("in the terminal", "显示在终端")}
  hongbao TEXT -o FILE                  ${say("png, svg, pdf or txt, by the extension", "按扩展名输出 png、svg、pdf 或 txt")}
  hongbao --wifi NAME [--password …] [--security WPA|SAE|WEP|nopass] [--hidden]
  hongbao --vcard NAME [--phone …] [--email …] [--organisation …] [--url …] [--title …] [--note …]
  hongbao promoters LIST.csv -o CODES.zip [--base https://…] [--format png|svg|pdf]
  hongbao scan FILE.png                 ${say("prints what the codes of a picture say", "读出图片中的码")}

${say("Red packets", "红包")}
  hongbao split TOTAL COUNT             ${say("such as 200.00 12 --max 40", "例如 200.00 12 --max 40")}
  hongbao verify REVEAL COMMITMENT      ${say("REVEAL is JSON or a file", "REVEAL 为 JSON 或文件")}

${say("Options of codes", "二维码选项")}
${list([...codeFlags, ...logoFlags])}

${say("Options of splits", "红包选项")}
${list(splitFlags)}

  --help, --version
${say("What goes wrong is said on standard error with its code; the exit status is then 1.", "出错时在标准错误输出错误代码和说明，退出状态为 1。")}
`;
}
