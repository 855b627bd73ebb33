"use client";
import { useEffect, useState } from "react";

interface FigureFilesProps {
  table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  words: { readonly csv: string; readonly png: string };
  fileName: string;
}

/** A drawing of the server's as files, beside it in its figure. Made by the browser: without a script there are none. */
export function FigureFiles({ table, words, fileName }: FigureFilesProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const draw = async (button: HTMLElement) => {
    const { downloadDrawing } = await import("./drawn-file");
    const drawings = [...(button.closest("figure")?.querySelectorAll<SVGSVGElement>("[data-drawing] svg") ?? [])];
    // A figure may hold a wide and a narrow drawing; the frame shows one.
    const shown = drawings.find((drawing) => drawing.getBoundingClientRect().width > 0);
    if (shown) downloadDrawing(shown, fileName);
  };
  const write = async () => (await import("./chart-file")).downloadTable(table, fileName);
  return (
    <div data-print="no" className="flex min-h-7 gap-x-6 text-xs">
      {ready && (
        <>
          <FileButton label={words.csv} onClick={write} />
          <FileButton label={words.png} onClick={draw} />
        </>
      )}
    </div>
  );
}

interface FileButtonProps {
  label: string;
  onClick: (button: HTMLElement) => Promise<void>;
}

export function FileButton({ label, onClick }: FileButtonProps) {
  return (
    <button
      type="button"
      className="min-h-7 text-accent underline underline-offset-[0.22em]"
      onClick={(event) => void onClick(event.currentTarget)}
    >
      {label}
    </button>
  );
}
