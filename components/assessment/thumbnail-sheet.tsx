import { speaker } from "@/components/layout/speaker";
import { Pagination } from "@/components/ui/pagination";
import { PixelImage } from "@/components/ui/pixel-image";
import type { DatasetView } from "@/lib/assessment/types";
import type { ThumbnailSheets } from "@/lib/assessment/types/sheets";
import type { Language } from "@/lib/format";
import { DATASET } from "./dataset-copy";

interface ThumbnailSheetProps {
  dataset: Pick<DatasetView, "id" | "imageCount">;
  sheets: ThumbnailSheets;
  page: number;
  language: Language;
}

/** One page of the images as they are stored. The address carries the page. */
export function ThumbnailSheet({ dataset, sheets, page, language }: ThumbnailSheetProps) {
  const speak = speaker(language);
  const perPage = sheets.columns * sheets.rows;
  const from = page * perPage + 1;
  const to = Math.min(dataset.imageCount, (page + 1) * perPage);
  return (
    <div>
      <PixelImage
        src={`${sheets.url}?page=${page}`}
        width={sheets.columns * sheets.cell.width}
        height={sheets.rows * sheets.cell.height}
        alt={speak(DATASET.thumbnailAlt, { from, to })}
      />
      <Pagination
        label={speak(DATASET.thumbnailPages)}
        page={page}
        pages={sheets.pages}
        href={(target) => `/datasets/${dataset.id}?page=${target + 1}`}
        words={{
          previous: speak(DATASET.previous),
          next: speak(DATASET.next),
          here: speak(DATASET.pageOf, { page: page + 1, pages: sheets.pages }),
        }}
      />
    </div>
  );
}
