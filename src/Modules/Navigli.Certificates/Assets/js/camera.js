const PAUSE = 120;

/** Looks through the camera until it reads a QR code or is told to stop. */
export class Camera {
  #video;
  #stream = null;

  constructor(video) {
    this.#video = video;
  }

  /** Resolves to the text read, or to null when stopped; rejects when there is no camera or it may not be used. */
  async look(readFrame) {
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } });
    const stream = this.#stream;
    this.#video.srcObject = stream;
    await this.#video.play();
    while (this.#stream === stream) {
      const text = readFrame(this.#video);
      if (text !== null) {
        this.stop();
        return text;
      }
      await new Promise(resume => setTimeout(resume, PAUSE));
    }
    return null;
  }

  stop() {
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }
}
