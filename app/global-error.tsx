"use client";
import "./globals.css";
import { BrokenPage } from "@/components/layout/broken-page";
import { TROUBLE } from "@/components/layout/trouble-copy";

/** Replaces the root layout, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>{TROUBLE.brokenTitle.zh}</title>
        <BrokenPage error={error} retry={retry} />
      </body>
    </html>
  );
}
