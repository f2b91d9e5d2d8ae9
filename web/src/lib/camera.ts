/** Looking at labels through the camera: by the browser's own reader of codes where it has one, else by ours. */
type Detector = { detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type Detectors = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };
type Read = (picture: HTMLVideoElement) => Promise<string | undefined>;

const FORMATS = ['qr_code', 'code_128', 'code_39', 'data_matrix', 'ean_13'];
const PAUSE_MS = 150;

/** Whether there is a camera to ask for: browsers give it only over a secure connection. */
export const canLook = (): boolean => isSecureContext && 'mediaDevices' in navigator;

/** Some browsers have the reader's name (Shape Detection API) and nothing behind it; ours is fetched for them. */
async function reader(): Promise<Read> {
  const native = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  const known = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  if (native === undefined || !FORMATS.every((format) => known.includes(format))) return (await import('./codes')).codeIn;
  const detector = new native({ formats: FORMATS });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue;
}

/** Looks through the camera until it sees a code; what is given back closes it. */
export async function look(video: HTMLVideoElement, found: (code: string) => void): Promise<() => void> {
  const read = await reader(); // first, for without it no camera need be opened
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function turn(): Promise<void> {
    const code = await read(video).catch(() => undefined); // a picture between two frames: the next one comes at once
    if (closed) return;
    if (code) found(code);
    timer = setTimeout(() => void turn(), PAUSE_MS);
  }

  function close(): void {
    closed = true;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }

  try {
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    close();
    throw error;
  }
  void turn();
  return close;
}
