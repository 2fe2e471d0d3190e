import type { Words } from "../wording.js";

/** Korean. */
export const ko: Words = {
  code: "QR 코드",
  codeOf: (kind) => `QR 코드: ${kind}`,
  kinds: {
    link: "링크",
    wifi: "Wi-Fi 네트워크",
    email: "이메일",
    phone: "전화번호",
    message: "문자 메시지",
    place: "지도 위치",
    contact: "연락처",
    "one-time-password": "일회용 비밀번호",
    event: "일정",
  },
  safe: (contrast) => `안심하고 스캔할 수 있습니다. 명암비 ${contrast}:1`,
  unsafe: "스캔되지 않을 수 있습니다:",
  packet: {
    name: (total, count) => `세뱃돈 봉투: ${total}, ${count}개로 나눔`,
    greeting: ["새해 복 많이", "받으세요"],
    open: "열기",
    openShare: (number, count) => `${count}개 중 ${number}번째 열기`,
    openAll: "모두 열기",
    share: (number) => `${number}번`,
    got: (number, amount) => `${number}번: ${amount}`,
    opened: (number, count) => `${count}개 중 ${number}개 열림`,
    best: "최고의 행운",
    finished: (number, amount) => `모두 열었습니다. 최고의 행운: ${number}번, ${amount}`,
    more: (number) => `${number}개 더 보기`,
    required: "총액과 개수를 입력하세요.",
  },
};
