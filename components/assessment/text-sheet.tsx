"use client";
import { use } from "react";
import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import { textSheet } from "@/models/contracts/run-events";
import { TEXTS } from "./text-copy";
import { TextList } from "./text-list";

/** A sheet's address holds its hash, so what was read once never changes. */
const sheets = new Map<string, Promise<readonly string[] | null>>();

function readSheet(url: string): Promise<readonly string[] | null> {
  const known = sheets.get(url);
  if (known !== undefined) return known;
  const reading = fetch(url)
    .then(async (answer) => (answer.ok ? textSheet.parse(await answer.json()).texts : null))
    .catch(() => null);
  sheets.set(url, reading);
  // A failed reading is not kept: the next look tries again.
  void reading.then((texts) => texts === null && sheets.delete(url));
  return reading;
}

/** The texts of one step. Only in the browser: the address is the reader's own. */
export function TextSheetBody({ url, language }: { url: string; language: Language }) {
  const texts = use(readSheet(url));
  const speak = speaker(language);
  if (texts === null) return <p role="alert">{speak(TEXTS.unreadable)}</p>;
  return <TextList texts={texts} speak={speak} />;
}
