"use client";

import * as hongbao from "hongbao";
import * as scan from "hongbao/scan";
import { useEffect } from "react";
import { work } from "../../shared/work.mjs";

// On the server too: the picture is there before any script runs.
export function Client() {
  useEffect(() => {
    scan.ready().then(() => {
      globalThis.report = work(hongbao, scan);
    });
  }, []);
  return <div dangerouslySetInnerHTML={{ __html: hongbao.qrToSvg("红包") }} />;
}
