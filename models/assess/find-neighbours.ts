import type { Tf } from "../backend";
import { NEIGHBOURS_PER_CELL, type NeighbourList } from "../contracts/neighbours";
import { type ImageDataset, PIXELS } from "../data/image-dataset";
import type { Split } from "../data/split";
import type { FeatureMatrix } from "../metrics/feature-matrix";
import { nearestFew } from "../metrics/nearest-few";
import type { Trainable } from "../training/trainable";
import type { EmbeddingSpace } from "./feature-space";
import { drawCells, drawGrid, toBytes } from "./sample-sheets";

interface NeighbourRequest {
  readonly tf: Tf;
  readonly model: Trainable;
  readonly space: EmbeddingSpace;
  readonly data: Pick<ImageDataset, "pixels">;
  readonly split: Split;
  /** Features of every training image, in the order of the split. */
  readonly train: FeatureMatrix;
  readonly seed: number;
}

/** What the cells of the last sheet stand nearest to, as a list and as a picture. The pixels are those of the sheet. */
export function findNeighbours(request: NeighbourRequest): { list: NeighbourList; sheet: Uint8Array } {
  const { tf, model, space, data, split, train, seed } = request;
  const shown = Float32Array.from(toBytes(drawCells(tf, model, seed)), (value) => value / 255);
  const found = nearestFew({ queries: space.embed(shown), targets: train, k: NEIGHBOURS_PER_CELL });
  const cells = found.map((near) => near.map(({ row, distance }) => ({ train: split.train[row] as number, distance })));
  const images = new Uint8Array(cells.length * NEIGHBOURS_PER_CELL * PIXELS);
  cells.forEach((near, cell) => {
    near.forEach(({ train: row }, rank) => {
      const place = (cell * NEIGHBOURS_PER_CELL + rank) * PIXELS;
      images.set(data.pixels.subarray(row * PIXELS, (row + 1) * PIXELS), place);
    });
  });
  return { list: { cells }, sheet: drawGrid(images, NEIGHBOURS_PER_CELL) };
}
