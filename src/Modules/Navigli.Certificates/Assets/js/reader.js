import decodeQR from "qr/decode.js";

const CAMERA = { effort: 1 };
const PICTURE = { effort: 9, timeLimit: 1500 };
// The decoder wants codes nearly upright or nearly square to the picture; whoever photographs a paper on a desk does not.
const ATTEMPTS = [[2000, 0], [1200, 0], [3200, 0], [2000, 30], [2000, 60], [2000, 15], [2000, 45], [2000, 75]];

/** The text of the QR code in a photograph, or null. */
export async function readPicture(file) {
  const picture = await createImageBitmap(file);
  try {
    for (const [size, degrees] of ATTEMPTS) {
      const text = decode(draw(picture, picture.width, picture.height, size, degrees), PICTURE);
      if (text !== null) return text;
    }
    return null;
  } finally {
    picture.close();
  }
}

/** The text of the QR code that the camera sees now, or null. */
export function readFrame(video) {
  return video.videoWidth === 0 ? null : decode(draw(video, video.videoWidth, video.videoHeight, 1280, 0), CAMERA);
}

export function decode(image, options = PICTURE) {
  try {
    return decodeQR(image, options);
  } catch {
    return null;
  }
}

function draw(source, width, height, size, degrees) {
  const scale = Math.min(1, size / Math.max(width, height));
  const turn = degrees * Math.PI / 180;
  const [w, h] = [width * scale, height * scale];
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(w * Math.cos(turn) + h * Math.sin(turn));
  canvas.height = Math.ceil(w * Math.sin(turn) + h * Math.cos(turn));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(turn);
  context.drawImage(source, -w / 2, -h / 2, w, h);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
