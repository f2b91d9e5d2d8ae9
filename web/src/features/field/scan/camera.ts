/** Reading codes off a picture, where the browser can (Shape Detection API: BarcodeDetector). */
type Detector = { detect: (image: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type Maker = new (options: { formats: string[] }) => Detector;

const FORMATS = ['qr_code', 'code_128', 'code_39', 'data_matrix', 'ean_13'];
const EVERY_MS = 200;

const maker = (): Maker | undefined => (globalThis as { BarcodeDetector?: Maker }).BarcodeDetector;

/** Whether this browser can look at codes at all: it needs the reader, a camera, and a secure connection. */
export const canScan = (): boolean => maker() !== undefined && isSecureContext && 'mediaDevices' in navigator;

/** Looks through the camera until it sees a code; what is given back closes it. */
export async function look(video: HTMLVideoElement, found: (code: string) => void): Promise<() => void> {
  const Maker = maker();
  if (Maker === undefined) throw new Error('no BarcodeDetector');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  video.srcObject = stream;
  await video.play();
  const detector = new Maker({ formats: FORMATS });
  const timer = setInterval(() => {
    void detector.detect(video).then(
      ([first]) => first?.rawValue && found(first.rawValue),
      () => undefined, // a picture between two frames: the next one comes at once
    );
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
