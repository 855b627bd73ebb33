import { resolvedPalette, save } from "./chart-file";

/** Pixels of the file for one of the page. */
const SCALE = 3;

/**
 * Paints a drawing that stands in the page into a PNG, as it looks now. Shape by shape: the policy lets no picture in
 * that is not a file of this site, so the browser may not read the SVG as an image.
 */
export function downloadDrawing(svg: SVGSVGElement, name: string): void {
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  const paper = canvas.getContext("2d");
  if (!paper) return;
  paper.fillStyle = resolvedPalette().background;
  paper.fillRect(0, 0, canvas.width, canvas.height);
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>("rect, path, text")) paint(paper, shape);
  save(canvas.toDataURL("image/png"), `${name}.png`);
}

function paint(paper: CanvasRenderingContext2D, shape: SVGGraphicsElement): void {
  const style = getComputedStyle(shape);
  const { a, b, c, d, e, f } = shape.getCTM() ?? new DOMMatrix();
  paper.setTransform(SCALE * a, SCALE * b, SCALE * c, SCALE * d, SCALE * e, SCALE * f);
  paper.globalAlpha = Number(style.opacity);
  paper.fillStyle = style.fill;
  if (shape instanceof SVGTextElement) {
    writeText(paper, shape, style);
    return;
  }
  const outline = outlineOf(shape);
  if (style.fill !== "none") paper.fill(outline);
  if (style.stroke === "none") return;
  paper.strokeStyle = style.stroke;
  paper.lineWidth = Number.parseFloat(style.strokeWidth);
  paper.setLineDash((style.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number));
  paper.stroke(outline);
}

const ALIGNED = { start: "left", middle: "center", end: "right" } as const;

function writeText(paper: CanvasRenderingContext2D, text: SVGTextElement, style: CSSStyleDeclaration): void {
  paper.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  paper.textAlign = ALIGNED[style.textAnchor as keyof typeof ALIGNED] ?? "left";
  paper.textBaseline = style.dominantBaseline === "central" ? "middle" : "alphabetic";
  paper.fillText(text.textContent ?? "", numberIn(text, "x"), numberIn(text, "y"));
}

function outlineOf(shape: SVGGraphicsElement): Path2D {
  if (!(shape instanceof SVGRectElement)) return new Path2D(shape.getAttribute("d") ?? "");
  const outline = new Path2D();
  outline.rect(numberIn(shape, "x"), numberIn(shape, "y"), numberIn(shape, "width"), numberIn(shape, "height"));
  return outline;
}

const numberIn = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0);
