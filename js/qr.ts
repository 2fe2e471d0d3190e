/**
 * QR codes alone, in a smaller file than `hongbao`.
 *
 * @packageDocumentation
 */

export { ready } from "./core.js";
export {
  type Bytes,
  type EncodeOptions,
  encodeQr,
  type ErrorCorrection,
  type QrCode,
  type Segment,
  type Symbology,
} from "./encode.js";
export { encodeQrSequence, type SequenceOptions } from "./sequence.js";
export { type ErrorCode, type ErrorData, HongbaoError } from "./error.js";
export { explain, type Language } from "./explain.js";
/** @internal */
export { addSentences } from "./explain.js";
export {
  type CalendarEvent,
  type Email,
  type Epc,
  type Mecard,
  type Party,
  payload,
  payloadOptions,
  type Pix,
  type Promptpay,
  type Sms,
  type SwissQr,
  type Upi,
  type Vcard,
  type VcardAddress,
  type VcardName,
  type VcardPhone,
  type Whatsapp,
  type Wifi,
  type WifiEap,
  type WifiSecurity,
} from "./payload.js";
export { type Finding, type Inspection, inspectQr, planLogo } from "./inspect.js";
export { type BlobOptions, qrToBlob } from "./blob.js";
export { downloadQr } from "./download.js";
export { loadLogo } from "./logo.js";
/** @internal */
export { ownLogo } from "./picture/look.js";
export { drawQr, modulesAcross, type PdfItem, type PdfOptions, type PdfSheet, type QrInput, qrToDataUrl, qrToPdf, qrToPixels, qrToPng, qrToSvg, qrToText } from "./picture.js";
export { type Background, type CanvasLike, type FinderLook, type FinderShape, type Font, type Frame, type Gradient, type Logo, type ModuleShape, type Pixels, type Style } from "./style.js";
