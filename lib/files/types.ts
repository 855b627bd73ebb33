/** Grey images one after another, one byte a pixel, rows from the top. */
export interface GreyImages {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface SheetLayout {
  readonly columns: number;
  readonly rows: number;
}

/** A file as a row names it; its bytes lie in the storage under the hash. */
export interface FileReference {
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
}
