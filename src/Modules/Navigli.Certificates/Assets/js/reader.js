import decodeQR from "qr/decode.js";

const SMALL = 640, FRAME = 1280;
const QUICK = { effort: 1 };
const PATIENT = { effort: 9, timeLimit: 1500 };
// Small and upright first: that reads whoever came close, at once. The decoder wants codes nearly upright or nearly square to the picture;
// whoever photographs a paper on a desk does not.
const ATTEMPTS = [[SMALL, 0, QUICK], [2000, 0, PATIENT], [1200, 0, PATIENT], [3200, 0, PATIENT], ...[30, 60, 15, 45, 75].map(degrees => [2000, degrees, PATIENT])];
const WARM_UPS = 20;

const canvas = document.createElement("canvas");
let isWide = false;

/** The text of the QR code in a photograph, or null. */
export async function readPicture(file) {
  const picture = await createImageBitmap(file);
  try {
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    for (const [size, degrees, options] of ATTEMPTS) {
      const text = decode(draw(picture, whole, size, degrees), options);
      if (text !== null) return text;
    }
    return null;
  } finally {
    picture.close();
  }
}

/** The text of the QR code that the camera sees now, or null: in the middle, where people hold it, and at every second look in all of the frame. */
export function readFrame(video) {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0) return null;
  const side = Math.min(width, height);
  const text = isWide
    ? decode(draw(video, { x: 0, y: 0, width, height }, FRAME, 0), QUICK)
    : decode(draw(video, { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side }, SMALL, 0), QUICK);
  isWide = text === null && !isWide;
  return text;
}

export function decode(image, options = PATIENT) {
  try {
    return decodeQR(image, options);
  } catch {
    return null;
  }
}

/** Reads a code that the build has drawn, over and over, while nobody waits: the first codes after a start take ten times as long as the others. */
export async function warmUp(whenIdle) {
  const sample = drawSample();
  const whole = { x: 0, y: 0, width: sample.width, height: sample.height };
  for (let i = 0; i < WARM_UPS; i++) {
    await whenIdle();
    decode(draw(sample, whole, SMALL, 0), QUICK);
  }
}

function draw(source, part, size, degrees) {
  const scale = Math.min(1, size / Math.max(part.width, part.height));
  const turn = degrees * Math.PI / 180;
  const [w, h] = [part.width * scale, part.height * scale];
  canvas.width = Math.ceil(w * Math.cos(turn) + h * Math.sin(turn));
  canvas.height = Math.ceil(w * Math.sin(turn) + h * Math.cos(turn));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(turn);
  context.drawImage(source, part.x, part.y, part.width, part.height, -w / 2, -h / 2, w, h);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

// SAMPLE is put in by the build: the modules of a code, a row each, as binary numbers.
function drawSample() {
  const module = 6;
  const sample = document.createElement("canvas");
  sample.width = sample.height = SAMPLE.length * module;
  const context = sample.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, sample.width, sample.height);
  context.fillStyle = "#000";
  SAMPLE.forEach((row, y) => [...row].forEach((dark, x) => { if (dark === "1") context.fillRect(x * module, y * module, module, module); }));
  return sample;
}
