import * as hongbao from "hongbao";
import { QrCode, RedPacket } from "hongbao/react";
import * as scan from "hongbao/scan";
import { text, work } from "../../shared/work.mjs";
import { Client } from "./client.jsx";

export default function Page() {
  return (
    <>
      <pre id="server">{work(hongbao, scan)}</pre>
      <div id="code">
        <QrCode value={text} errorCorrection="H" finderFrame="dot" />
      </div>
      <hongbao-qr id="bare" value={text} errorCorrection="H" boost="false" />
      <RedPacket id="packet" total="88.88" count={6} currency="CNY" />
      <Client />
    </>
  );
}
