/** Our own reader of codes, fetched only where the browser has none: it weighs more than the door it is for. */
import { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader, RGBLuminanceSource } from '@zxing/library';

const FORMATS = [BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128, BarcodeFormat.CODE_39, BarcodeFormat.DATA_MATRIX, BarcodeFormat.EAN_13];
/** As many pixels as a code needs; more only makes an old phone warm. */
const SIDE_PX = 720;

const reader = new MultiFormatReader();
reader.setHints(new Map<DecodeHintType, unknown>([[DecodeHintType.POSSIBLE_FORMATS, FORMATS], [DecodeHintType.TRY_HARDER, true]]));

const canvas = document.createElement('canvas');
const drawing = canvas.getContext('2d', { willReadFrequently: true });

/** The code in the middle of a picture: the square of it that is shown. */
export function codeIn(picture: HTMLVideoElement): Promise<string | undefined> {
  const shown = Math.min(picture.videoWidth, picture.videoHeight);
  if (drawing === null || shown === 0) return Promise.resolve(undefined);
  const side = Math.min(shown, SIDE_PX);
  canvas.width = canvas.height = side;
  drawing.drawImage(picture, (picture.videoWidth - shown) / 2, (picture.videoHeight - shown) / 2, shown, shown, 0, 0, side, side);
  return Promise.resolve(codeOf(drawing.getImageData(0, 0, side, side)));
}

/** The code in these pixels, if there is one to be read. */
export function codeOf({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): string | undefined {
  const grey = new Uint8ClampedArray(width * height);
  for (let at = 0; at < grey.length; at++) grey[at] = ((data[at * 4] ?? 0) + 2 * (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0)) / 4;
  try {
    return reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)))).getText();
  } catch {
    return undefined; // no code, or none that can be read yet
  } finally {
    reader.reset();
  }
}
