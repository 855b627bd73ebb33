import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { passageDocument } from "@/lib/filing/workflow/diagram";

/** Writes the section of lib/README.md between the markers anew from the table of the passage. */
const path = join(import.meta.dirname, "../../lib/README.md");
const text = readFileSync(path, "utf8");
const written = text.replace(
  /(<!-- passage: begin -->\n)[\s\S]*(<!-- passage: end -->)/,
  (_, begin: string, end: string) => `${begin}${passageDocument()}\n${end}`,
);
writeFileSync(path, written);
console.info(written === text ? "lib/README.md says what the table says." : "lib/README.md is written anew.");
