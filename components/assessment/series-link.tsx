import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import type { Language } from "@/lib/format";
import { SERIES } from "./series-copy";

/** From a run to the series that it is one seed of. */
export function SeriesLink({ seriesId, language }: { seriesId: string; language: Language }) {
  return <Link href={`/runs/series/${seriesId}`}>{speaker(language)(SERIES.open)}</Link>;
}
