"use client";

import * as hongbao from "hongbao";
import { QrCode } from "hongbao/react";
import * as scan from "hongbao/scan";
import { useEffect } from "react";
import { text, work } from "../../shared/work.mjs";

// On the server too: the picture is there before any script runs.
export function Client() {
  useEffect(() => {
    import("hongbao/define");
    scan.ready().then(() => {
      globalThis.report = work(hongbao, scan);
    });
  }, []);
  return <QrCode value={text} shape="dot" />;
}
