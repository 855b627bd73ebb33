import type { Speak } from "@/components/layout/speaker";
import { formatShare } from "@/lib/format";
import { TEXTS } from "./text-copy";

/** Where a head looks on average. */
export interface HeadLook {
  readonly place: "beginning" | "previous" | "itself" | "others";
  readonly share: number;
}

/**
 * The kind of place that a head looks at most, averaged over the places that have every kind before them.
 * @param head by place that looks: shares of itself and what stands before it
 */
export function lookOf(head: readonly (readonly number[])[]): HeadLook {
  const looking = head.slice(3);
  const mean = (of: (shares: readonly number[]) => number) =>
    looking.reduce((sum, shares) => sum + of(shares), 0) / Math.max(1, looking.length);
  const beginning = mean((shares) => shares[0] ?? 0);
  const previous = mean((shares) => shares.at(-2) ?? 0);
  const itself = mean((shares) => shares.at(-1) ?? 0);
  const others = mean((shares) => shares.slice(1, -2).reduce((sum, share) => sum + share, 0));
  const shares = { beginning, previous, itself, others };
  const places = ["beginning", "previous", "itself", "others"] as const;
  const place = places.reduce((best, one) => (shares[one] > shares[best] ? one : best));
  return { place, share: shares[place] };
}

const WORDS = {
  beginning: TEXTS.looksBeginning,
  previous: TEXTS.looksPrevious,
  itself: TEXTS.looksItself,
  others: TEXTS.looksOthers,
} as const;

export function describeLook({ place, share }: HeadLook, speak: Speak): string {
  return speak(WORDS[place], { share: formatShare(share, 0) });
}
