import type { Pixels } from "hongbao";

/** Why there are no pictures from a camera. */
export type CameraProblem = "unsupported" | "denied" | "missing" | "busy";

/** A camera that could not be opened; the words for each `problem` are in `words.shell.camera`. */
export class CameraError extends Error {
  readonly problem: CameraProblem;

  constructor(problem: CameraProblem, cause?: unknown) {
    super(problem);
    this.name = "CameraError";
    this.problem = problem;
    if (cause !== undefined) Object.defineProperty(this, "cause", { value: cause });
  }
}

/** A camera that runs. */
export interface Camera {
  /** Stops the camera and its light; no picture comes after. */
  stop(): void;
}

/** The longest side of the pictures. Larger ones make no more codes readable. */
const longest = 960;

/** Milliseconds between two pictures: reading one takes less, and the page has the rest. */
const pause = 40;

/**
 * Shows the camera in a video element and hands on what it sees, one picture after the other: the next one is taken no sooner than
 * `take` is done with the last. On a phone the camera at the back is taken.
 *
 * @throws CameraError
 */
export async function openCamera(video: HTMLVideoElement, take: (picture: Pixels) => void | Promise<void>): Promise<Camera> {
  // Only a secure context has a camera; a file on disk counts as one in most browsers.
  if (navigator.mediaDevices === undefined) throw new CameraError("unsupported");
  const stream = await ask();
  let stopped = false;
  let timer = 0;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  video.srcObject = stream;
  video.muted = true;
  video.playsInline = true;
  try {
    await video.play();
  } catch (problem) {
    stop();
    throw new CameraError("busy", problem);
  }
  const canvas = document.createElement("canvas");
  const next = async () => {
    if (stopped) return;
    const picture = capture(video, canvas);
    if (picture !== undefined) await take(picture);
    if (!stopped) timer = setTimeout(next, pause);
  };
  timer = setTimeout(next, pause);
  return { stop };
}

async function ask(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } } });
  } catch (problem) {
    const name = problem instanceof DOMException ? problem.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") throw new CameraError("denied", problem);
    if (name === "NotFoundError" || name === "OverconstrainedError") throw new CameraError("missing", problem);
    throw new CameraError("busy", problem);
  }
}

function capture(video: HTMLVideoElement, canvas: HTMLCanvasElement): Pixels | undefined {
  const scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  // Before the first picture a video has no size.
  if (!(width > 0 && height > 0)) return undefined;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return undefined;
  context.drawImage(video, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height };
}
