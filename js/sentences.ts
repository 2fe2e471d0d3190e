import type { Sentences } from "./reason.js";

// One table for all languages: a sentence is changed in all three at once, and its name is shipped once. English, Simplified
// Chinese, Traditional Chinese; an English "" is said by the reason itself.
const codes = {
  "text-too-long": [
    "The text is too long[: it needs {needed} bits][, and version {version} holds {available}][ at level {level}]. [Level {fits} would hold it. ]Shorten it, lower the level or allow a larger version.",
    "内容太长[：需要 {needed} 位][，版本 {version} 只能容纳 {available} 位][（纠错等级 {level}）]。[改用等级 {fits} 就能放下。]请缩短内容、降低纠错等级或允许更大的版本。",
    "內容太長[：需要 {needed} 位元][，版本 {version} 只能容納 {available} 位元][（容錯等級 {level}）]。[改用等級 {fits} 就放得下。]請縮短內容、降低容錯等級或允許更大的版本。",
  ],
  "text-malformed": [
    "The text cannot be written[: {reason}][, at position {position}].",
    "内容无法写入[：{reason}][，位置 {position}]。",
    "內容無法寫入[：{reason}][，位置 {position}]。",
  ],
  "version-unknown": [
    "There is no such version[: “{version}”][ (it does not go with {allowed})]. Use 1 to 40, M1 to M4, or a size such as R11x43.",
    "没有这个版本[：“{version}”][（与 {allowed} 不符）]。可用 1 到 40、M1 到 M4，或 R11x43 这样的尺寸。",
    "沒有這個版本[：「{version}」][（與 {allowed} 不符）]。可用 1 到 40、M1 到 M4，或 R11x43 這樣的尺寸。",
  ],
  "mask-unknown": [
    "The mask cannot be {mask}[; this symbology has the numbers 0 to {most}].",
    "掩模不能是 {mask}[，可用数字 0 到 {most}]。",
    "遮罩不能是 {mask}[，可用數字 0 到 {most}]。",
  ],
  "level-unavailable": [
    "Error correction level {level} does not exist here[: version {version} has {allowed}].",
    "这里没有纠错等级 {level}[：版本 {version} 只有 {allowed}]。",
    "這裡沒有容錯等級 {level}[：版本 {version} 只有 {allowed}]。",
  ],
  "option-invalid": [
    "The option “{option}” cannot be {value}[; allowed: {allowed}][; hongbao calls it {instead}].",
    "选项“{option}”不能是 {value}[，可用：{allowed}][，hongbao 中称为 {instead}]。",
    "選項「{option}」不能是 {value}[，可用：{allowed}][，hongbao 中稱為 {instead}]。",
  ],
  "option-unknown": [
    "There is no option “{option}”[; the nearest is “{nearest}”][; hongbao calls it {instead}].",
    "没有“{option}”这个选项[，最接近的是“{nearest}”][，hongbao 中称为 {instead}]。",
    "沒有「{option}」這個選項[，最接近的是「{nearest}」][，hongbao 中稱為 {instead}]。",
  ],
  "symbol-invalid": [
    "These modules are not a symbol[: {reason}].",
    "这些模块不是一个二维码[：{reason}]。",
    "這些模組不是一個 QR 碼[：{reason}]。",
  ],
  "color-invalid": [
    "“{value}” is not a colour here. Write it as #c8102e, rgb(200 16 46), hsl(350 85% 42%) or a CSS name; in SVG also as currentColor or var(--name, #c8102e).",
    "“{value}”在这里不是颜色。请写成 #c8102e、rgb(200 16 46)、hsl(350 85% 42%) 或 CSS 颜色名；在 SVG 中也可写 currentColor 或 var(--name, #c8102e)。",
    "「{value}」在這裡不是顏色。請寫成 #c8102e、rgb(200 16 46)、hsl(350 85% 42%) 或 CSS 顏色名稱；在 SVG 中也可寫 currentColor 或 var(--name, #c8102e)。",
  ],
  "logo-too-large": [
    "The logo covers too much to be scanned safely[: it is {actual} of the width][, and {limit} is the most][{none}; no size is safe in this symbol]. Make it smaller, raise the error correction or allow a larger version.",
    "标志遮挡太多，无法保证扫描[：占宽度的 {actual}][，上限是 {limit}][{none}，这个码里任何大小都不安全]。请缩小标志、提高纠错等级或允许更大的版本。",
    "標誌遮住太多，無法保證掃描[：占寬度的 {actual}][，上限是 {limit}][{none}，這個碼裡任何大小都不安全]。請縮小標誌、提高容錯等級或允許更大的版本。",
  ],
  "logo-unsupported": [
    "The {picture} cannot be drawn here[: {found}].",
    "这个{picture}不能在这里绘制[：{found}]。",
    "這個{picture}不能在這裡繪製[：{found}]。",
  ],
  "logo-reserve": [
    "The logo leaves too little for scratches and stains[: it is {actual} of the width][, and {limit} is safe]. Make it smaller, raise the error correction or allow a larger version.",
    "标志留给划痕和污渍的余量太少[：占宽度的 {actual}][，安全上限是 {limit}]。请缩小标志、提高纠错等级或允许更大的版本。",
    "標誌留給刮痕和污漬的餘量太少[：占寬度的 {actual}][，安全上限是 {limit}]。請縮小標誌、提高容錯等級或允許更大的版本。",
  ],
  "content-empty": [
    "The code says nothing. Give it a text.",
    "这个码没有内容。请填写内容。",
    "這個碼沒有內容。請填寫內容。",
  ],
  "logo-unreachable": [
    "The {picture} cannot be fetched[ from {address}][: the server answered {status}]. Check the address.",
    "无法获取{picture}[：{address}][，服务器返回 {status}]。请检查网址。",
    "無法取得{picture}[：{address}][，伺服器回應 {status}]。請檢查網址。",
  ],
  "logo-needs-canvas": [
    "This {file} file has to be decoded by a browser, and there is no canvas here. Use a PNG file, or give its pixels.",
    "{file} 文件需要浏览器解码，而这里没有画布。请改用 PNG 文件，或直接提供像素。",
    "{file} 檔需要瀏覽器解碼，而這裡沒有畫布。請改用 PNG 檔，或直接提供像素。",
  ],
  "logo-not-a-picture": [
    "The {picture} is not a picture that can be read[: {reason}]. Use another file.",
    "{picture}不是可以读取的图片[：{reason}]。请换一个文件。",
    "{picture}不是可以讀取的圖片[：{reason}]。請換一個檔案。",
  ],
  "logo-tainted": [
    "The {picture} comes from another origin, and the browser forbids reading it. Load it through loadLogo or serve it with CORS headers.",
    "{picture}来自其他网站，浏览器禁止读取。请用 loadLogo 载入，或为图片加上 CORS 标头。",
    "{picture}來自其他網站，瀏覽器禁止讀取。請用 loadLogo 載入，或為圖片加上 CORS 標頭。",
  ],
  "caption-needs-canvas": [
    "The text of a caption or a frame is painted with the engine's fonts in this output, and this engine has no 2D canvas. Load a font with hongbao/font, use SVG, or leave the text out.",
    "此输出的文字要用系统字体绘制，而当前环境没有 2D 画布。请用 hongbao/font 加载字体、改用 SVG，或去掉文字。",
    "此輸出的文字要用系統字型繪製，而目前環境沒有 2D 畫布。請用 hongbao/font 載入字型、改用 SVG，或拿掉文字。",
  ],
  "size-too-small": [
    "The picture is too small[: {size} pixels][ for {modules} modules with the quiet zone][; it needs {least}].",
    "图片太小[：{size} 像素][，连同静区有 {modules} 个模块][，至少需要 {least} 像素]。",
    "圖片太小[：{size} 像素][，連同靜區有 {modules} 個模組][，至少需要 {least} 像素]。",
  ],
  "size-too-large": [
    "The picture is too large[: {size} pixels a side][; the most is {most}].",
    "图片太大[：单边 {size} 像素][，上限 {most}]。",
    "圖片太大[：單邊 {size} 像素][，上限 {most}]。",
  ],
  "contrast-low": [
    "The contrast is too low[: {actual}][, and readers need {limit}][. Nearest safe colour: {nearest}][ where the background is hardest to tell from the code. It is safe with opacity {opacity}].",
    "对比度太低[：{actual}][，扫描至少需要 {limit}][。最接近的安全颜色：{nearest}][，位于背景图最难分辨之处。不透明度为 {opacity} 时安全]。",
    "對比太低[：{actual}][，掃描至少需要 {limit}][。最接近的安全顏色：{nearest}][，位於背景圖最難分辨之處。不透明度為 {opacity} 時安全]。",
  ],
  inverted: [
    "The code is lighter than its ground, and some readers refuse that. Swap the colours.",
    "码比底色浅，部分扫描器会拒绝。请对调颜色。",
    "碼比底色淺，部分掃描器會拒絕。請對調顏色。",
  ],
  "quiet-zone-small": [
    "The quiet zone is too small[: {actual} modules][, and the standard asks for {limit}].",
    "静区太小[：{actual} 个模块][，标准要求 {limit} 个]。",
    "靜區太小[：{actual} 個模組][，標準要求 {limit} 個]。",
  ],
  "module-small": [
    "The modules are too small[: {actual} pixels][, and {limit} are needed].",
    "模块太小[：{actual} 像素][，至少需要 {limit} 像素]。",
    "模組太小[：{actual} 像素][，至少需要 {limit} 像素]。",
  ],
  "light-transparent": [
    "The ground is transparent, so the page behind decides whether the code can be read. Give it a colour.",
    "底色透明，能否扫描取决于背后的页面。请指定底色。",
    "底色透明，能否掃描取決於背後的頁面。請指定底色。",
  ],
  "payload-invalid": [
    "The field “{field}” is not valid[: {reason}].",
    "“{field}”填写有误[：{reason}]。",
    "「{field}」填寫有誤[：{reason}]。",
  ],
  "not-ready": [
    "The module is not compiled yet. Await ready(), or init(source) in the slim entries, before the first call.",
    "模块尚未编译。请在首次调用前等待 ready()，slim 入口请等待 init(source)。",
    "模組尚未編譯。請在首次呼叫前等待 ready()，slim 入口請等待 init(source)。",
  ],
  "wasm-blocked": [
    "The page's content security policy forbids WebAssembly. Add 'wasm-unsafe-eval' to script-src.",
    "页面的内容安全策略禁止 WebAssembly。请在 script-src 中加入 'wasm-unsafe-eval'。",
    "頁面的內容安全政策禁止 WebAssembly。請在 script-src 中加入 'wasm-unsafe-eval'。",
  ],
  "engine-failed": [
    "The module stopped[ ({reason})]. The next call starts it afresh.",
    "模块停止运行[（{reason}）]。下一次调用会重新启动。",
    "模組停止運作[（{reason}）]。下一次呼叫會重新啟動。",
  ],
  "kind/text": [
    "the text “{value}”",
    "文本“{value}”",
    "文字「{value}」",
  ],
  "kind/number": [
    "the number {value}",
    "数字 {value}",
    "數字 {value}",
  ],
  "allowed/a number": [
    "",
    "数字",
    "數字",
  ],
  "allowed/1 … 3 lines": [
    "1 to 3 lines of text",
    "1 到 3 行文字",
    "1 到 3 行文字",
  ],
  "allowed/a string": [
    "",
    "文本",
    "文字",
  ],
  "allowed/an object": [
    "",
    "对象",
    "物件",
  ],
  "allowed/a plain object": [
    "",
    "普通对象",
    "一般物件",
  ],
  "allowed/a string without half a surrogate pair": [
    "",
    "不含不完整字符的文本",
    "不含不完整字元的文字",
  ],
  "allowed/beside sheet": [
    "nothing in an item of the list; it is said once, beside sheet",
    "列表的各项中不填；请与 sheet 写在一起",
    "清單的各項中不填；請與 sheet 寫在一起",
  ],
  "allowed/above 0": [
    "",
    "大于 0 的数字",
    "大於 0 的數字",
  ],
  "allowed/a canvas": [
    "",
    "画布",
    "畫布",
  ],
  "allowed/a string, a Uint8Array": [
    "",
    "文本或 Uint8Array",
    "文字或 Uint8Array",
  ],
  "allowed/a string, a Uint8Array, a QrCode": [
    "",
    "文本、Uint8Array 或 QrCode",
    "文字、Uint8Array 或 QrCode",
  ],
  "allowed/nothing with a QrCode": [
    "nothing, since a QrCode is encoded already",
    "QrCode 已经编码，不能再设",
    "QrCode 已經編碼，不能再設",
  ],
  "allowed/with shape square, dot, diamond": [
    "1, or less with the shape square, dot or diamond",
    "1；形状为 square、dot 或 diamond 时可更小",
    "1；形狀為 square、dot 或 diamond 時可更小",
  ],
  "allowed/a colour, with background": [
    "a colour, since light dots over the background have it",
    "一种颜色，因为背景图上的浅色点用它",
    "一種顏色，因為背景圖上的淺色點用它",
  ],
  "allowed/without size": [
    "a module size alone, or a size alone",
    "size 与 moduleSize 只能设一个",
    "size 與 moduleSize 只能設一個",
  ],
  "allowed/moduleMillimetres": [
    "moduleMillimetres in its place",
    "请改用 moduleMillimetres",
    "請改用 moduleMillimetres",
  ],
  "allowed/undefined, or a list as the first argument": [
    "nothing here; a sheet is for a list as the first argument",
    "不填；拼版要以列表作为第一个参数",
    "不填；拼版要以清單作為第一個參數",
  ],
  "allowed/a list of contents": [
    "a list with at least one content",
    "至少有一项内容的列表",
    "至少有一項內容的清單",
  ],
  "allowed/a CSS colour, a gradient": [
    "",
    "CSS 颜色或渐变",
    "CSS 顏色或漸層",
  ],
  "allowed/a font of loadFont": [
    "",
    "loadFont 得到的字体",
    "loadFont 得到的字型",
  ],
  "allowed/a TrueType or OpenType font": [
    "",
    "TrueType 或 OpenType 字体",
    "TrueType 或 OpenType 字型",
  ],
  "allowed/a font with these characters": [
    "a font with {missing}",
    "含有“{missing}”的字体",
    "含有「{missing}」的字型",
  ],
  "allowed/bytes whose buffer is still there": [
    "",
    "缓冲区仍然有效的字节",
    "緩衝區仍然有效的位元組",
  ],
  "found/a JPEG file": [
    "this output takes no JPEG file; decode it with loadLogo first",
    "此输出不支持 JPEG 文件，请先用 loadLogo 解码",
    "此輸出不支援 JPEG 檔，請先用 loadLogo 解碼",
  ],
  "found/a WebP file": [
    "this output takes no WebP file; decode it with loadLogo first",
    "此输出不支持 WebP 文件，请先用 loadLogo 解码",
    "此輸出不支援 WebP 檔，請先用 loadLogo 解碼",
  ],
  "found/an SVG file": [
    "this output takes no SVG file; decode it with loadLogo first",
    "此输出不支持 SVG 文件，请先用 loadLogo 解码",
    "此輸出不支援 SVG 檔，請先用 loadLogo 解碼",
  ],
  "found/a JPEG file that is to be turned": [
    "the JPEG file is to be turned; decode it with loadLogo first",
    "这个 JPEG 文件需要旋转，请先用 loadLogo 解码",
    "這個 JPEG 檔需要旋轉，請先用 loadLogo 解碼",
  ],
  "picture/logo": [
    "",
    "标志",
    "標誌",
  ],
  "picture/background": [
    "",
    "背景图",
    "背景圖",
  ],
  "found/an image element or bitmap behind": [
    "no output takes an image element or a bitmap here; decode it with loadLogo first",
    "这里不支持图像元素和位图，请先用 loadLogo 解码",
    "這裡不支援圖像元素和點陣圖，請先用 loadLogo 解碼",
  ],
  "found/no image behind": [
    "its image is {value}, and has to be pixels or the bytes of a file; loadLogo makes pixels of an address",
    "image 不能是 {value}，应为像素或文件的字节；如果是网址，请先用 loadLogo 载入",
    "image 不能是 {value}，應為像素或檔案的位元組；如果是網址，請先用 loadLogo 載入",
  ],
  "found/an image element or bitmap": [
    "only drawQr draws an image element or a bitmap; decode it with loadLogo for the others",
    "只有 drawQr 能绘制图像元素或位图，其他输出请先用 loadLogo 解码",
    "只有 drawQr 能繪製圖像元素或點陣圖，其他輸出請先用 loadLogo 解碼",
  ],
  "found/no image": [
    "its image is {value}, and has to be pixels, the bytes of a file, or what drawQr draws; loadLogo makes pixels of an address",
    "image 不能是 {value}，应为像素、文件的字节或 drawQr 能绘制的图像；如果是网址，请先用 loadLogo 载入",
    "image 不能是 {value}，應為像素、檔案的位元組或 drawQr 能繪製的圖像；如果是網址，請先用 loadLogo 載入",
  ],
  "found/no picture": [
    "the file is no PNG, JPEG, WebP or SVG",
    "文件不是 PNG、JPEG、WebP 或 SVG",
    "檔案不是 PNG、JPEG、WebP 或 SVG",
  ],
  "found/no pixels": [
    "pixels are a width, a height and four bytes for each",
    "像素应有宽、高，且每个像素四个字节",
    "像素應有寬、高，且每個像素四個位元組",
  ],
  "found/an image without a size": [
    "the image has no size yet; wait until it is loaded",
    "图像还没有尺寸，请等它载入完成",
    "圖像還沒有尺寸，請等它載入完成",
  ],
  "found/an image that cannot be drawn": [
    "the engine cannot draw the image",
    "浏览器无法绘制这个图像",
    "瀏覽器無法繪製這個圖像",
  ],
  "found/markup with a mistake": [
    "the SVG file is not well-formed XML",
    "SVG 文件不是格式正确的 XML",
    "SVG 檔不是格式正確的 XML",
  ],
  "found/elements nested too deep": [
    "the SVG file nests its elements too deep",
    "SVG 文件的元素嵌套太深",
    "SVG 檔的元素巢狀太深",
  ],
  "found/more than 2 MB": [
    "the SVG file has more than 2 MB",
    "SVG 文件超过 2 MB",
    "SVG 檔超過 2 MB",
  ],
  "found/other": [
    "an SVG file may hold shapes alone here, and this one has “{value}”; take it out, or decode the file with loadLogo",
    "这里的 SVG 文件只能含图形，而它含有“{value}”；请去掉它，或用 loadLogo 解码",
    "這裡的 SVG 檔只能含圖形，而它含有「{value}」；請去掉它，或用 loadLogo 解碼",
  ],
  "reason/a lone surrogate": [
    "[{field}: ]the text has half a surrogate pair",
    "[{field}：]文本含有不完整的字符",
    "[{field}：]文字含有不完整的字元",
  ],
  "reason/too long": [
    "too long[, at most {most} characters]",
    "太长[，最多 {most} 个字符]",
    "太長[，最多 {most} 個字元]",
  ],
  "reason/too large": [
    "",
    "太大",
    "太大",
  ],
  "reason/must be an object": [
    "",
    "应为对象",
    "應為物件",
  ],
  "reason/must be a text": [
    "",
    "应为文本",
    "應為文字",
  ],
  "reason/must not be blank": [
    "",
    "不能为空",
    "不能空白",
  ],
  "reason/must be one line without tabs": [
    "",
    "应为一行，且不含制表符",
    "應為一行，且不含定位字元",
  ],
  "reason/must have no control characters": [
    "",
    "不能含控制字符",
    "不能含控制字元",
  ],
  "reason/must be well-formed Unicode": [
    "",
    "含有不完整的字符",
    "含有不完整的字元",
  ],
  "reason/must be + and 4 to 15 digits that begin with a country's code, or digits, * and #": [
    "",
    "应为 + 加 4 到 15 位数字（国家代码在前），或数字、* 和 #",
    "應為 + 加 4 到 15 位數字（國碼在前），或數字、* 和 #",
  ],
  "reason/must be one address such as name@example.com": [
    "",
    "应为一个邮箱地址，例如 name@example.com",
    "應為一個電子郵件地址，例如 name@example.com",
  ],
  "reason/must be an address such as https://example.com": [
    "",
    "应为网址，例如 https://example.com",
    "應為網址，例如 https://example.com",
  ],
  "reason/must be true or false": [
    "",
    "应为 true 或 false",
    "應為 true 或 false",
  ],
  "reason/must have at most 32 bytes": [
    "",
    "最多 32 字节",
    "最多 32 位元組",
  ],
  "reason/must be left out where security is nopass": [
    "",
    "security 为 nopass 时应省略",
    "security 為 nopass 時應省略",
  ],
  "reason/must be given where security is not nopass": [
    "",
    "security 不是 nopass 时必填",
    "security 不是 nopass 時必填",
  ],
  "reason/must be a number from -90 to 90": [
    "",
    "应为 -90 到 90 的数字",
    "應為 -90 到 90 的數字",
  ],
  "reason/must be a number from -180 to 180": [
    "",
    "应为 -180 到 180 的数字",
    "應為 -180 到 180 的數字",
  ],
  "reason/must be later than the start": [
    "",
    "应晚于开始时间",
    "應晚於開始時間",
  ],
  'reason/must be a Date, such as new Date("2027-01-31T12:00:00Z")': [
    "",
    "应为 Date，例如 new Date(\"2027-01-31T12:00:00Z\")",
    "應為 Date，例如 new Date(\"2027-01-31T12:00:00Z\")",
  ],
  "reason/must lie in the years 1 to 9999": [
    "",
    "应在公元 1 年到 9999 年之间",
    "應在西元 1 年到 9999 年之間",
  ],
  "reason/must be WPA, SAE, WEP, nopass or EAP": [
    "",
    "应为 WPA、SAE、WEP、nopass 或 EAP",
    "應為 WPA、SAE、WEP、nopass 或 EAP",
  ],
  "reason/must have 8 to 63 characters, or be a key of 64 hexadecimal digits": [
    "",
    "应有 8 到 63 个字符，或为 64 位十六进制密钥",
    "應有 8 到 63 個字元，或為 64 位十六進位金鑰",
  ],
  "reason/must be given with security EAP, and with no other": [
    "",
    "security 为 EAP 时必填，其他情况应省略",
    "security 為 EAP 時必填，其他情況應省略",
  ],
  "reason/must be PEAP, TTLS, TLS or PWD": [
    "",
    "应为 PEAP、TTLS、TLS 或 PWD",
    "應為 PEAP、TTLS、TLS 或 PWD",
  ],
  "reason/must be MSCHAPV2, GTC or PAP": [
    "",
    "应为 MSCHAPV2、GTC 或 PAP",
    "應為 MSCHAPV2、GTC 或 PAP",
  ],
  "reason/must have a given or a family name": [
    "",
    "应有姓或名",
    "應有姓或名",
  ],
  "reason/must be cell, work, home or fax": [
    "",
    "应为 cell、work、home 或 fax",
    "應為 cell、work、home 或 fax",
  ],
  "reason/must be a day such as 2027-01-31": [
    "",
    "应为日期，例如 2027-01-31",
    "應為日期，例如 2027-01-31",
  ],
  "reason/must be a date where the end is one": [
    "",
    "结束是时刻时，开始也应是时刻",
    "結束是時刻時，開始也應是時刻",
  ],
  "reason/must be a date where the start is one": [
    "",
    "开始是时刻时，结束也应是时刻",
    "開始是時刻時，結束也應是時刻",
  ],
  "reason/must not be before the start": [
    "",
    "不能早于开始",
    "不能早於開始",
  ],
  "reason/must begin with + and the code of the country": [
    "",
    "应以 + 和国家代码开头",
    "應以 + 和國碼開頭",
  ],
  "reason/must be a bigint of cents, such as 1995n for 19.95": [
    "",
    "应为以分为单位的 bigint，例如 19.95 写作 1995n",
    "應為以分為單位的 bigint，例如 19.95 寫作 1995n",
  ],
  "reason/must be more than 0 and no more than the scheme allows": [
    "",
    "应大于 0，且不超过该支付方式的上限",
    "應大於 0，且不超過該支付方式的上限",
  ],
  "reason/must be an IBAN, and its check digits must fit": [
    "",
    "应为 IBAN，且校验位正确",
    "應為 IBAN，且檢查碼正確",
  ],
  "reason/must be a reference whose check digits fit": [
    "",
    "应为参考号，且校验位正确",
    "應為參考號，且檢查碼正確",
  ],
  "reason/must be left out beside text": [
    "",
    "与 text 只能填一个",
    "與 text 只能填一個",
  ],
  "reason/must have at most 331 bytes together": [
    "",
    "合计最多 331 字节",
    "合計最多 331 位元組",
  ],
  "reason/must have at most 997 bytes together": [
    "",
    "合计最多 997 字节",
    "合計最多 997 位元組",
  ],
  "reason/must be a bank's code of 8 or 11 characters": [
    "",
    "应为 8 或 11 位的银行代码",
    "應為 8 或 11 位的銀行代碼",
  ],
  "reason/must have at most 15 characters": [
    "",
    "最多 15 个字符",
    "最多 15 個字元",
  ],
  "reason/must have at most 16 characters": [
    "",
    "最多 16 个字符",
    "最多 16 個字元",
  ],
  "reason/must have at most 25 characters": [
    "",
    "最多 25 个字符",
    "最多 25 個字元",
  ],
  "reason/must have at most 35 characters": [
    "",
    "最多 35 个字符",
    "最多 35 個字元",
  ],
  "reason/must have at most 70 characters": [
    "",
    "最多 70 个字符",
    "最多 70 個字元",
  ],
  "reason/must have at most 140 characters": [
    "",
    "最多 140 个字符",
    "最多 140 個字元",
  ],
  "reason/must have at most 8192 characters": [
    "",
    "最多 8192 个字符",
    "最多 8192 個字元",
  ],
  "reason/must be an account in Switzerland or Liechtenstein": [
    "",
    "应为瑞士或列支敦士登的账户",
    "應為瑞士或列支敦斯登的帳戶",
  ],
  "reason/must be CHF or EUR": [
    "",
    "应为 CHF 或 EUR",
    "應為 CHF 或 EUR",
  ],
  "reason/must be a country of ISO 3166-1 in two capital letters, such as CH": [
    "",
    "应为 ISO 3166-1 的国家代码，两个大写字母，例如 CH",
    "應為 ISO 3166-1 的國家代碼，兩個大寫字母，例如 CH",
  ],
  "reason/must be given with a QR-IBAN": [
    "",
    "使用 QR-IBAN 时必填",
    "使用 QR-IBAN 時必填",
  ],
  "reason/must have Latin letters alone": [
    "",
    "只能用拉丁字母",
    "只能用拉丁字母",
  ],
  "reason/must be an address such as name@bank": [
    "",
    "应为 name@bank 这样的地址",
    "應為 name@bank 這樣的地址",
  ],
  "reason/must have letters without accents": [
    "",
    "只能用不带重音符号的字母",
    "只能用不帶重音符號的字母",
  ],
  "reason/must be at most 25 letters and digits": [
    "",
    "应为最多 25 个字母和数字",
    "應為最多 25 個字母和數字",
  ],
  "reason/must be a CPF, a CNPJ, a number with +55, an e-mail address or a random key": [
    "",
    "应为 CPF、CNPJ、以 +55 开头的号码、邮箱地址或随机密钥",
    "應為 CPF、CNPJ、以 +55 開頭的號碼、電子郵件地址或隨機金鑰",
  ],
  "reason/must be a mobile number, 13 digits whose check digit fits, or 15 digits": [
    "",
    "应为手机号、校验位正确的 13 位号码或 15 位号码",
    "應為手機號碼、檢查碼正確的 13 位號碼或 15 位號碼",
  ],
} as const;

/** What no entry throws that draws codes alone. */
const others = {
  "sequence-incomplete": [
    "Of {count} codes that belong together these are missing: {missing}.",
    "一组{count}个码中缺少第{missing}个。",
    "一組{count}個碼中缺少第{missing}個。",
  ],
  "amount-invalid": [
    "“{value}” is not an amount[ for “{field}”][: {reason}].[ {minor} is {minorIs}, {major} is {majorIs}.][ Write digits with at most {decimals} decimals, such as {example}.][ Write {write} instead.][ The least is {least} in the smallest unit.][ The most is {most} in the smallest unit.]",
    "“{value}”不是金额[（{field}）][：{reason}]。[{minor} 是 {minorIs}，{major} 是 {majorIs}。][请输入最多 {decimals} 位小数的数字，例如 {example}。][请改写为 {write}。][最少为 {least}，以最小单位计。][最多为 {most}，以最小单位计。]",
    "「{value}」不是金額[（{field}）][：{reason}]。[{minor} 是 {minorIs}，{major} 是 {majorIs}。][請輸入最多 {decimals} 位小數的數字，例如 {example}。][請改寫為 {write}。][最少為 {least}，以最小單位計。][最多為 {most}，以最小單位計。]",
  ],
  "rule-unknown": [
    "There is no rule “{rule}”. Use equal, proportional, double-mean or uniform.",
    "没有“{rule}”这种规则。可用 equal、proportional、double-mean、uniform。",
    "沒有「{rule}」這種規則。可用 equal、proportional、double-mean、uniform。",
  ],
  "count-invalid": [
    "The number of shares must be a whole number from 1 to 10000, not {count}.",
    "红包个数必须是 1 到 10000 的整数，不能是 {count}。",
    "紅包個數必須是 1 到 10000 的整數，不能是 {count}。",
  ],
  "total-too-small": [
    "The total is too small[: {total} for {count} shares of at least {min}][; it takes {needed}], in the smallest unit.",
    "总额太小[：{count} 个红包，每个至少 {min}，总额只有 {total}][，至少需要 {needed}]（最小货币单位）。",
    "總額太小[：{count} 個紅包，每個至少 {min}，總額只有 {total}][，至少需要 {needed}]（最小貨幣單位）。",
  ],
  "min-too-large": [
    "The smallest share is too large[: {count} × {min} is more than the total of {total}][; the most is {nearest}], in the smallest unit.",
    "最小金额太大[：{count} × {min} 超过总额 {total}][，最多 {nearest}]（最小货币单位）。",
    "最小金額太大[：{count} × {min} 超過總額 {total}][，最多 {nearest}]（最小貨幣單位）。",
  ],
  "max-too-small": [
    "The largest share is too small[: {count} × {max} is less than the total of {total}][; the least is {nearest}], in the smallest unit.",
    "最大金额太小[：{count} × {max} 不足总额 {total}][，至少 {nearest}]（最小货币单位）。",
    "最大金額太小[：{count} × {max} 不足總額 {total}][，至少 {nearest}]（最小貨幣單位）。",
  ],
  "rule-takes-no-max": [
    "The rule “{rule}” takes no largest share. Use equal, double-mean or uniform, or leave the largest share out.",
    "规则“{rule}”不能设最大金额。请改用 equal、double-mean、uniform，或去掉最大金额。",
    "規則「{rule}」不能設最大金額。請改用 equal、double-mean、uniform，或拿掉最大金額。",
  ],
  "max-too-costly": [
    "Counting every split under this largest share would take too long[: {count} shares][; a uniform split with a largest share takes at most {most}]. Use double-mean, fewer shares or a wider limit.",
    "在这个最大金额下逐一计数太费时[：{count} 个红包][，均匀分配并设最大金额时最多 {most}]。请改用 double-mean、减少个数或放宽限制。",
    "在這個最大金額下逐一計數太費時[：{count} 個紅包][，均勻分配並設最大金額時最多 {most}]。請改用 double-mean、減少個數或放寬限制。",
  ],
  "seed-invalid": [
    "The seed must be 32 bytes[, not {length}].",
    "种子必须是 32 个字节[，不能是 {length} 个]。",
    "種子必須是 32 個位元組[，不能是 {length} 個]。",
  ],
  "salt-invalid": [
    "The salt must be well-formed text of at most 1024 bytes[, not {length}].",
    "盐必须是合法文本，最多 1024 字节[，不能是 {length} 字节]。",
    "鹽必須是合法文字，最多 1024 位元組[，不能是 {length} 位元組]。",
  ],
  "salt-already-set": [
    "This packet has a salt already, and a second one would be a second draw.",
    "这个红包已经有盐，再加一次就等于重新抽取。",
    "這個紅包已經有鹽，再加一次就等於重新抽取。",
  ],
  "reveal-malformed": [
    "This is not a reveal[: {reason}][ (“{field}”)].",
    "这不是揭示数据[：{reason}][（“{field}”）]。",
    "這不是揭示資料[：{reason}][（「{field}」）]。",
  ],
  "commitment-mismatch": [
    "The reveal does not belong to the published commitment[ {expected}][; it gives {actual}].",
    "揭示数据与公布的承诺不符[ {expected}][，算出的是 {actual}]。",
    "揭示資料與公布的承諾不符[ {expected}][，算出的是 {actual}]。",
  ],
  "salt-mismatch": [
    "The salt is not the published one.",
    "盐与公布的不一致。",
    "鹽與公布的不一致。",
  ],
  "shares-mismatch": [
    "The shares are not the published ones[: number {index} is {actual}][, and {expected} follows from the reveal].",
    "金额与公布的不一致[：第 {index} 号是 {actual}][，按揭示数据应为 {expected}]。",
    "金額與公布的不一致[：第 {index} 號是 {actual}][，依揭示資料應為 {expected}]。",
  ],
  "base-invalid": [
    "“{base}” cannot be the base address[: {reason}]. Use one that begins with http:// or https://, such as https://example.org/.",
    "“{base}”不能作为基础网址[：{reason}]。请使用 http:// 或 https:// 开头的网址，例如 https://example.org/。",
    "「{base}」不能作為基礎網址[：{reason}]。請使用 http:// 或 https:// 開頭的網址，例如 https://example.org/。",
  ],
  "ticket-malformed": [
    "This is not a ticket[: {reason}].",
    "这不是红包票[：{reason}]。",
    "這不是紅包票[：{reason}]。",
  ],
  "ticket-forged": [
    "This ticket was not issued with this packet[ (share {index})].",
    "这张票不是由这个红包签发的[（第 {index} 号）]。",
    "這張票不是由這個紅包簽發的[（第 {index} 號）]。",
  ],
  "packet-empty": [
    "Every share is claimed.",
    "手慢了，红包派完了。",
    "手慢了，紅包派完了。",
  ],
  "packet-expired": [
    "The packet expired[ at {expiresAt}].",
    "红包已过期[（{expiresAt}）]。",
    "紅包已過期[（{expiresAt}）]。",
  ],
  "already-claimed": [
    "“{who}” has a share already[: number {index}].",
    "“{who}”已经领过了[：第 {index} 号]。",
    "「{who}」已經領過了[：第 {index} 號]。",
  ],
  "share-taken": [
    "Share {index} is claimed already[ by “{who}”].",
    "第 {index} 号已被领取[，领取人“{who}”]。",
    "第 {index} 號已被領取[，領取人「{who}」]。",
  ],
  "index-invalid": [
    "There is no share {index}[; they are numbered from 0 to {most}].",
    "没有第 {index} 号[，编号从 0 到 {most}]。",
    "沒有第 {index} 號[，編號從 0 到 {most}]。",
  ],
  "packet-open": [
    "The packet can still be claimed[ until {expiresAt}], so there is nothing to refund.",
    "红包还可以领取[，截止 {expiresAt}]，没有可退的金额。",
    "紅包還可以領取[，截止 {expiresAt}]，沒有可退的金額。",
  ],
  "already-refunded": [
    "The rest was refunded[ at {refundedAt}].",
    "余额已经退回[（{refundedAt}）]。",
    "餘額已經退回[（{refundedAt}）]。",
  ],
  "not-refunded": [
    "Nothing was refunded, so there is no refund to take back.",
    "还没有退回，没有可以撤销的退款。",
    "還沒有退回，沒有可以撤銷的退款。",
  ],
  "ledger-malformed": [
    "This is not a ledger[: {reason}][ (“{field}”)].",
    "这不是账本[：{reason}][（“{field}”）]。",
    "這不是帳本[：{reason}][（「{field}」）]。",
  ],
  "date-invalid": [
    "The date is not valid[: {value}].[ Write {write} instead.] Use one in the years -9999 to 9999.",
    "日期无效[：{value}]。[请改写为 {write}。]请使用公元前 9999 年到 9999 年之间的日期。",
    "日期無效[：{value}]。[請改寫為 {write}。]請使用西元前 9999 年到 9999 年之間的日期。",
  ],
  "time-zone-unknown": [
    "There is no time zone “{timeZone}”. Use a name such as Asia/Shanghai.",
    "没有时区“{timeZone}”。请使用 Asia/Shanghai 这样的名称。",
    "沒有時區「{timeZone}」。請使用 Asia/Shanghai 這樣的名稱。",
  ],
  "format-invalid": [
    "The pattern “{pattern}” cannot be used[: {reason}][: “{part}” in it is not known][: it has no “%”; write “{meant}”].",
    "格式“{pattern}”不能用[：{reason}][：其中的“{part}”无法识别][：其中没有“%”，请写成“{meant}”]。",
    "格式「{pattern}」不能用[：{reason}][：其中的「{part}」無法辨識][：其中沒有「%」，請寫成「{meant}」]。",
  ],
  "value-invalid": [
    "{value} cannot be put in order.",
    "{value} 无法排序。",
    "{value} 無法排序。",
  ],
  "promoter-id-invalid": [
    "“{id}” cannot be a file name[: {reason}].",
    "“{id}”不能用作文件名[：{reason}]。",
    "「{id}」不能用作檔名[：{reason}]。",
  ],
  "promoters-malformed": [
    "The list has a mistake[ in line {line}][, column “{column}”][, id “{id}”][: {reason}].",
    "名单有误[，第 {line} 行][，列“{column}”][，编号“{id}”][：{reason}]。",
    "名單有誤[，第 {line} 行][，欄「{column}」][，編號「{id}」][：{reason}]。",
  ],
  "allowed/a relative path of plain names, such as codes/spring": [
    "",
    "相对路径，由普通名称组成，例如 codes/spring",
    "相對路徑，由普通名稱組成，例如 codes/spring",
  ],
  "reason/missing": [
    "a field is missing",
    "缺少字段",
    "缺少欄位",
  ],
  "reason/unknown": [
    "it has a field that is not known",
    "有不认识的字段",
    "有不認識的欄位",
  ],
  "reason/repeated": [
    "a field is there twice",
    "字段出现了两次",
    "欄位出現了兩次",
  ],
  "reason/not a JSON object of strings and whole numbers": [
    "",
    "不是由文本和整数组成的 JSON 对象",
    "不是由文字和整數組成的 JSON 物件",
  ],
  "reason/empty": [
    "it is empty",
    "不能为空",
    "不能為空",
  ],
  "reason/long": [
    "it has {bytes} bytes, a file name holds {most}",
    "有 {bytes} 个字节，文件名最多 {most} 个",
    "有 {bytes} 個位元組，檔名最多 {most} 個",
  ],
  "reason/separator": [
    "“{character}” would lead into another folder",
    "“{character}”会指向其他文件夹",
    "「{character}」會指向其他資料夾",
  ],
  "reason/dot": [
    "a dot would begin the extension",
    "不能含点号，点号之后是扩展名",
    "不能含點號，點號之後是副檔名",
  ],
  "reason/character": [
    "“{character}” is not allowed in file names on Windows",
    "Windows 文件名不能含“{character}”",
    "Windows 檔名不能含「{character}」",
  ],
  "reason/control": [
    "it has a character that cannot be seen",
    "含有不可见字符",
    "含有不可見字元",
  ],
  "reason/space": [
    "it begins or ends with a space",
    "开头或结尾是空格",
    "開頭或結尾是空格",
  ],
  "reason/device": [
    "Windows keeps this name for a device",
    "这是 Windows 保留的设备名",
    "這是 Windows 保留的裝置名稱",
  ],
  "reason/text": [
    "it is not a text",
    "不是文本",
    "不是文字",
  ],
  "reason/bytes": [
    "it is neither a text nor bytes",
    "既不是文本，也不是字节",
    "既不是文字，也不是位元組",
  ],
  "reason/encoding": [
    "the bytes are none of UTF-8, GB18030, Big5 and UTF-16, or not the one that was named",
    "字节不是 UTF-8、GB18030、Big5 或 UTF-16，或者不是所指定的编码",
    "位元組不是 UTF-8、GB18030、Big5 或 UTF-16，或者不是所指定的編碼",
  ],
  "reason/json": [
    "the text is not a JSON list",
    "不是 JSON 列表",
    "不是 JSON 清單",
  ],
  "reason/entry": [
    "the entry is neither an id nor an object",
    "这一项既不是编号，也不是对象",
    "這一項既不是編號，也不是物件",
  ],
  "reason/quote": [
    "a quotation mark is never closed",
    "引号没有闭合",
    "引號沒有閉合",
  ],
  "reason/cells": [
    "there are {cells} cells for {most} columns; put quotation marks around cells with commas",
    "有 {cells} 个单元格，但只有 {most} 列；含逗号的单元格请加引号",
    "有 {cells} 個儲存格，但只有 {most} 欄；含逗號的儲存格請加引號",
  ],
  "reason/field-twice": [
    "{field} is there twice",
    "{field} 出现了两次",
    "{field} 出現了兩次",
  ],
  "reason/field-text": [
    "{field} is not a text: {value}",
    "{field} 不是文本：{value}",
    "{field} 不是文字：{value}",
  ],
  "reason/id-missing": [
    "the id is missing",
    "缺少编号",
    "缺少編號",
  ],
  "reason/bound-at": [
    "“{value}” is not a date such as 2026-02-17",
    "“{value}”不是日期，应写成 2026-02-17",
    "「{value}」不是日期，應寫成 2026-02-17",
  ],
  "reason/day-or-month": [
    "“{value}” may be day and month or month and day; write it as 2026-02-17",
    "“{value}”分不清哪个是日、哪个是月，请写成 2026-02-17",
    "「{value}」分不清哪個是日、哪個是月，請寫成 2026-02-17",
  ],
  "reason/file-twice": [
    "the same file “{value}” is on lines {lines}",
    "第 {lines} 行的文件“{value}”相同",
    "第 {lines} 行的檔案「{value}」相同",
  ],
  "reason/promoter": [
    "Promoter “{promoter}”, number {line} of the list: ",
    "名单第 {line} 位推广员“{promoter}”：",
    "名單第 {line} 位推廣員「{promoter}」：",
  ],
  "reason/more": [
    "from here on there are {count} more problems",
    "从这里起还有 {count} 处问题",
    "從這裡起還有 {count} 處問題",
  ],
  "reason/no-scheme": [
    "“{value}” is not an address; it needs a beginning such as https://",
    "“{value}”不是网址，开头应有 https:// 之类",
    "「{value}」不是網址，開頭應有 https:// 之類",
  ],
  "reason/rounded": [
    "a spreadsheet has rounded it to {id}; set the column to text there and fill in the whole number",
    "表格软件把它改成了 {id}；请在表格里把这一列设为文本，再填完整的号码",
    "試算表把它改成了 {id}；請在試算表裡把這一欄設為文字，再填完整的號碼",
  ],
  "reason/workbook": [
    "it is an Excel workbook; save it in Excel as “CSV UTF-8” and choose that file",
    "这是 Excel 工作簿；请在 Excel 里另存为“CSV UTF-8”，再选择那个文件",
    "這是 Excel 活頁簿；請在 Excel 裡另存為「CSV UTF-8」，再選擇那個檔案",
  ],
  "reason/list-long": [
    "it has {characters} characters, and a list may have {most}; cut it into several",
    "共有 {characters} 个字符，名单最多 {most} 个；请分成几份",
    "共有 {characters} 個字元，名單最多 {most} 個；請分成幾份",
  ],
  "reason/path-long": [
    "the path “{value}” has {characters} characters, and {most} is the most",
    "路径“{value}”有 {characters} 个字符，最多 {most} 个",
    "路徑「{value}」有 {characters} 個字元，最多 {most} 個",
  ],
  "reason/dot-at-end": [
    "a name in the path “{value}” begins or ends with a dot",
    "路径“{value}”中有名称以点号开头或结尾",
    "路徑「{value}」中有名稱以點號開頭或結尾",
  ],
  "reason/twice": [
    "the same id is on lines {lines}",
    "第 {lines} 行的编号相同",
    "第 {lines} 行的編號相同",
  ],
  "reason/not http or https": [
    "it is not an http or https address",
    "不是 http 或 https 网址",
    "不是 http 或 https 網址",
  ],
  "reason/no host": [
    "it has no host",
    "缺少主机名",
    "缺少主機名稱",
  ],
  "reason/it has a ticket": [
    "it has a ticket already",
    "已含有一张凭证",
    "已含有一張憑證",
  ],
  "reason/it has a fragment": [
    "it has a fragment",
    "含有 # 片段",
    "含有 # 片段",
  ],
  "reason/a space": [
    "it has a space",
    "含有空格",
    "含有空格",
  ],
  "reason/no base": [
    "the promoter “{id}” has no url",
    "推广员“{id}”没有链接",
    "推廣員「{id}」沒有連結",
  ],
} as const;

/** Of GS1 data; an empty text is said as its name says it. */
const gs1: Rows = {
  "reason/must be a text or a list of elements": [
    "",
    "应为文字或元素列表",
    "應為文字或元素清單",
  ],
  "reason/must have an application identifier": [
    "",
    "至少要有一个应用标识符（AI）",
    "至少要有一個應用識別碼（AI）",
  ],
  "reason/must be an application identifier of GS1": [
    "",
    "不是 GS1 的应用标识符",
    "不是 GS1 的應用識別碼",
  ],
  "reason/must begin with an application identifier of GS1": [
    "must begin with an application identifier of GS1, such as (01)[; found “{value}”]",
    "应以 GS1 应用标识符开头，如 (01)[；现在是“{value}”]",
    "應以 GS1 應用識別碼開頭，如 (01)[；現在是「{value}」]",
  ],
  "reason/must not stand twice with two values": [
    "",
    "出现了两次，值却不同",
    "出現了兩次，值卻不同",
  ],
  "reason/length": [
    "must have {most} characters, not {actual}",
    "应有 {most} 个字符，现有 {actual} 个",
    "應有 {most} 個字元，現有 {actual} 個",
  ],
  "reason/lengths": [
    "must have {least} to {most} characters, not {actual}",
    "应有 {least} 到 {most} 个字符，现有 {actual} 个",
    "應有 {least} 到 {most} 個字元，現有 {actual} 個",
  ],
  "reason/must have digits alone": [
    "",
    "只能用数字",
    "只能用數字",
  ],
  "reason/must have letters, digits and signs that GS1 allows": [
    "",
    "只能用 GS1 允许的字母、数字和符号",
    "只能用 GS1 允許的字母、數字和符號",
  ],
  "reason/must have capital letters, digits, #, - and / alone": [
    "",
    "只能用大写字母、数字、#、- 和 /",
    "只能用大寫字母、數字、#、- 和 /",
  ],
  "reason/must have letters, digits, - and _ alone": [
    "",
    "只能用字母、数字、- 和 _",
    "只能用字母、數字、- 和 _",
  ],
  "reason/must have a check digit that fits": [
    "",
    "校验位不对",
    "檢查碼不對",
  ],
  "reason/must have check characters that fit": [
    "",
    "校验字符不对",
    "檢查字元不對",
  ],
  "reason/must begin with the digits of a company": [
    "",
    "应以企业前缀的数字开头",
    "應以公司前綴的數字開頭",
  ],
  "reason/must be a date such as 271231": [
    "",
    "应为日期，如 271231",
    "應為日期，如 271231",
  ],
  "reason/must be a day such as 20270131": [
    "",
    "应为日期，如 20270131",
    "應為日期，如 20270131",
  ],
  "reason/must be a time such as 2359": [
    "",
    "应为时间，如 2359",
    "應為時間，如 2359",
  ],
  "reason/must have the number of a country, such as 156": [
    "",
    "应有国家的数字代码，如 156",
    "應有國家的數字代碼，如 156",
  ],
  "reason/must have the number of a currency, such as 156": [
    "",
    "应有货币的数字代码，如 156",
    "應有貨幣的數字代碼，如 156",
  ],
  "reason/must be written as GS1 says": [
    "",
    "不符合 GS1 规定的格式",
    "不符合 GS1 規定的格式",
  ],
  "reason/must have no separator at the end": [
    "",
    "结尾不能有分隔符",
    "結尾不能有分隔符",
  ],
  "reason/must have what a link of GS1 begins with, such as (01)": [
    "",
    "要有能作为链接开头的标识符，如 (01)",
    "要有能作為連結開頭的識別碼，如 (01)",
  ],
  "reason/must stand in the path of the link, or be left out": [
    "",
    "应放在链接的路径里，或者去掉",
    "應放在連結的路徑裡，或者去掉",
  ],
  "reason/must be left out of this link, where GS1 gives it no place": [
    "",
    "不能放进这个链接，请去掉",
    "不能放進這個連結，請去掉",
  ],
  "reason/must be a link of GS1, such as https://id.gs1.org/01/09521234543213": [
    "",
    "应为 GS1 链接，如 https://id.gs1.org/01/09521234543213",
    "應為 GS1 連結，如 https://id.gs1.org/01/09521234543213",
  ],
  "reason/must be an http or https address without a query and a fragment": [
    "",
    "应为 http 或 https 地址，且不带 ? 和 # 部分",
    "應為 http 或 https 網址，且不帶 ? 和 # 部分",
  ],
};

type Rows = Readonly<Record<string, Sentences[keyof Sentences]>>;

const englishOf = (rows: Rows): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(rows).map(([name, [sentence]]) => [name, sentence]));
const chineseOf = (rows: Rows): readonly (readonly string[])[] => [Object.values(rows).map((row) => row[1]), Object.values(rows).map((row) => row[2])];

// The bundler works these out and ships them instead of the tables, since a language alone is the least to brotli.

/** Of codes: English by name. */
export const english = englishOf(codes);

/** Of codes: Simplified, then Traditional Chinese, in the order of the English sentences. */
export const chinese = chineseOf(codes);

/** Of everything else. */
export const moreEnglish = englishOf(others);

/** Of everything else. */
export const moreChinese = chineseOf(others);

/** Of GS1 data. */
export const gs1English = englishOf(gs1);

/** Of GS1 data. */
export const gs1Chinese = chineseOf(gs1);

// A sentence that is missing for a code or a reason does not compile.
({ ...codes, ...others }) satisfies Sentences;
