// The worker of a caller: packs one code and tells the size of the archive.

import { exportPromoters } from "/npm/batch.js";

const stream = exportPromoters([{ id: "7" }], { base: "https://example.org/" });
postMessage((await new Response(stream).arrayBuffer()).byteLength);
