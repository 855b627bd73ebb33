"use client";
import { use } from "react";
import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import { textSheet } from "@/models/contracts/run-events";
import { readRecorded } from "./recorded-file";
import { TEXTS } from "./text-copy";
import { TextList } from "./text-list";

/** The texts of one step. Only in the browser: the address is the reader's own. */
export function TextSheetBody({ url, language }: { url: string; language: Language }) {
  const sheet = use(readRecorded(url, textSheet));
  const speak = speaker(language);
  if (sheet === null) return <p role="alert">{speak(TEXTS.unreadable)}</p>;
  return <TextList texts={sheet.texts} speak={speak} />;
}
