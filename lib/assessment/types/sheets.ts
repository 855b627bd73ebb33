import type { DataKind } from "@/models/contracts/run-config";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sheets of 10 × 6 images, in stored order. `url` takes `?page=0 … pages − 1`. */
export interface ThumbnailSheets {
  readonly url: string;
  readonly pages: number;
  readonly columns: number;
  readonly rows: number;
  readonly cell: Size;
}

/** Samples from fixed latents: a cell shows the same latent in every sheet. Ascending steps; first and last are kept. */
export interface SampleSheets {
  readonly columns: number;
  readonly rows: number;
  readonly cell: Size;
  /** A sheet is a picture of images, or the JSON of texts. */
  readonly kind: DataKind;
  readonly sheets: readonly { readonly step: number; readonly url: string }[];
  /** Of the cells of the last sheet; null before the end and where nothing was recorded. */
  readonly neighbours: SampleNeighbours | null;
}

/** Where the nearest training images are, with two distances to hold theirs against. */
export interface SampleNeighbours {
  readonly listUrl: string;
  /** A row for each cell. */
  readonly sheetUrl: string;
  /** Median of unseen real images. */
  readonly usual: number;
  /** Nearer than this is a near copy. */
  readonly threshold: number;
}
