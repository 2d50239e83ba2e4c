// Bundles the verification page's scripts into ../wwwroot/dist. The reader of QR codes is a file of its own, fetched when it is wanted; it is given a
// code as dense as a certificate's to practise on.
import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import encodeQR from "qr";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "wwwroot", "dist");

const sample = encodeQR("NAVIGLI".repeat(60), "raw", { ecc: "medium", border: 4 }).map(row => row.map(Number).join(""));

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: ["verify", "reader"].map(name => path.join(here, "js", `${name}.js`)),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  define: { SAMPLE: JSON.stringify(sample) },
});
