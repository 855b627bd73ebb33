import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

/**
 * The process that sets one document and ends. Plain JavaScript, so that it starts without a loader. A compiler in
 * native code neither holds the thread that answers pages nor takes it along when it breaks.
 */

/** Two weights of one family: text and emphasis. Only the glyphs that are used are embedded. */
const FONTS = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];

process.once("message", (document) => {
  const answer = set(document);
  process.send(answer, () => process.exit(0));
});
process.on("disconnect", () => process.exit(1));

function set({ blocks, ...rest }) {
  const require = createRequire(import.meta.url);
  const fontBlobs = FONTS.map((name) => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${name}`)));
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] });
  const pictures = [];
  const placed = blocks.map((block) => {
    if (block.kind !== "picture") return block;
    const path = `/picture-${pictures.length}.${block.picture.type}`;
    pictures.push(path);
    compiler.mapShadow(join(import.meta.dirname, path), Buffer.from(block.picture.bytes));
    return { ...block, picture: path };
  });
  const data = Buffer.from(JSON.stringify({ ...rest, blocks: placed }));
  compiler.mapShadow(join(import.meta.dirname, "document.json"), data);
  const compiled = compiler.compile({ mainFilePath: join(import.meta.dirname, "document.typ") });
  if (!compiled.result) {
    return { fault: JSON.stringify(compiler.fetchDiagnostics(compiled.takeDiagnostics())) };
  }
  return { pdf: compiler.pdf(compiled.result) };
}
