import { z } from "zod";
import { SAMPLE_GRID } from "./run-events";

/**
 * The nearest training images of each cell of the last sample sheet: the list `neighbours` with their distances in the
 * feature space, and the picture `neighbourSheet`, a row for each cell, nearest first.
 */

/** Enough to see whether a cell repeats one image or a kind of image. */
export const NEIGHBOURS_PER_CELL = 3;

export const neighbourList = z.object({
  /** By cell, nearest first; rows of the data set. */
  cells: z
    .array(z.array(z.object({ train: z.int(), distance: z.number() })))
    .max(SAMPLE_GRID.columns * SAMPLE_GRID.rows),
});
export type NeighbourList = z.infer<typeof neighbourList>;
