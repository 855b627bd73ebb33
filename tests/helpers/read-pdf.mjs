import { getDocumentProxy } from "unpdf";

/**
 * A PDF as a reader's program finds it.
 *
 * @param {Uint8Array} bytes
 */
export async function readPdf(bytes) {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const { info } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number)));
  return {
    title: String(info.Title ?? ""),
    language: String(info.Language ?? ""),
    tagged: marks?.Marked === true,
    text: pages.map(({ text }) => text).join("\n"),
    roles: new Set(pages.flatMap(({ roles }) => roles)),
    alternatives: pages.flatMap(({ alternatives }) => alternatives),
    fonts: pages.flatMap(({ fonts }) => fonts),
  };
}

async function readPage(page) {
  const { items } = await page.getTextContent();
  const nodes = nodesOf(await page.getStructTree());
  await page.getOperatorList();
  const names = new Set(items.map(({ fontName }) => fontName).filter(Boolean));
  const fonts = [...names]
    .map((name) => page.commonObjs.get(name))
    .map(({ name, missingFile }) => ({ name, missingFile }));
  return {
    text: items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(""),
    roles: nodes.map(({ role }) => role),
    alternatives: nodes.map(({ alt }) => alt).filter(Boolean),
    fonts,
  };
}

const nodesOf = (node) => (node ? [node, ...(node.children ?? []).flatMap(nodesOf)] : []);
