// Compiles the front-end of the design system into ../wwwroot/dist: only the styles, icons and fonts in use.
import { mkdir, readFile, rm, writeFile, copyFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import { build, transform } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, "node_modules");
const out = path.join(here, "..", "wwwroot", "dist");

const fonts = [
  ...[400, 600, 700].flatMap(weight => ["latin", "latin-ext"].map(subset => ["titillium-web", subset, weight])),
  ["roboto-mono", "latin", 400],
  ["lora", "latin", 400],
  ["lora", "latin", 700],
];

async function styles() {
  const compiled = sass.compile(path.join(here, "scss", "navigli.scss"), {
    loadPaths: [path.join(modules, "bootstrap-italia", "src", "scss"), modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const { code: css } = await transform(compiled.css, { loader: "css", minify: true, legalComments: "none" });
  // The content security policy of the house allows images from its own address only.
  if (css.includes("data:")) throw new Error(`navigli.css holds a data: address near …${css.slice(css.indexOf("data:") - 200, css.indexOf("data:") + 80)}…`);
  await writeFile(path.join(out, "navigli.css"), css);
}

async function scripts() {
  const bundle = (name, format, target) => build({ entryPoints: [path.join(here, "js", `${name}.js`)], outfile: path.join(out, `${name}.js`), bundle: true, minify: true, format, target });
  await Promise.all([bundle("navigli", "iife", "es2020"), bundle("drawer", "esm", "es2022"), bundle("worker", "iife", "es2022")]);
}

async function sprite() {
  const [names, whole] = await Promise.all([
    readFile(path.join(here, "..", "Components", "IconName.cs"), "utf8"),
    readFile(path.join(modules, "bootstrap-italia", "dist", "svg", "sprites.svg"), "utf8"),
  ]);
  const listed = names.slice(names.indexOf("{") + 1, names.indexOf("}")).matchAll(/^\s*([A-Z][A-Za-z]*),$/gm);
  const symbols = [...listed].map(([, name]) => {
    const id = "it" + name.replace(/[A-Z]/g, letter => "-" + letter.toLowerCase());
    const symbol = whole.match(new RegExp(`<symbol id="${id}".*?</symbol>`, "s"));
    if (!symbol) throw new Error(`The sprite of bootstrap-italia has no ${id}: see IconName.cs`);
    return symbol[0];
  });
  if (symbols.length === 0) throw new Error("IconName.cs lists no icon");
  await writeFile(path.join(out, "sprite.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

async function faces() {
  await mkdir(path.join(out, "fonts"), { recursive: true });
  for (const [family, subset, weight] of fonts) {
    const file = path.join(modules, "@fontsource", family, "files", `${family}-${subset}-${weight}-normal.woff2`);
    await copyFile(file, path.join(out, "fonts", `${family}-${subset}-${weight}.woff2`));
  }
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([styles(), scripts(), sprite(), faces()]);
