import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { work } from "../../shared/work.mjs";
import { Client } from "./client.jsx";

export default function Page() {
  return (
    <>
      <pre id="server">{work(hongbao, scan)}</pre>
      <Client />
    </>
  );
}
