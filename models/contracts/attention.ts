import { z } from "zod";

/** Where a transformer looks while it reads a text: the artefact `attention`. */

/** Enough to see a pattern; a map of many more places has cells that nobody can tell apart. */
export const ATTENTION_PLACES = 20;

export const attentionMap = z.object({
  /** What is read, one place each; the empty one is the beginning of a text. */
  characters: z.array(z.string()),
  /** Layer, head, place that looks, place looked at (itself and those before it): shares that sum to 1. */
  layers: z.array(z.array(z.array(z.array(z.number())))),
});
export type AttentionMap = z.infer<typeof attentionMap>;
