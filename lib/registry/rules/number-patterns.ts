import type { Track } from "@/lib/filing/types/vocabulary";

/** How numbers of a track are formed. A published version never changes; a new form gets the next version. */
export interface NumberPattern {
  readonly track: Track;
  readonly version: number;
  /** {prefix} of the office, {slug} of the service, {date} YYYYMMDD of the sign-off, {serial}. */
  readonly template: string;
  readonly serialDigits: number;
  /** V: real numbers were seen. ?: unknown, chosen here until the authority publishes it. */
  readonly mark: "V" | "?";
  readonly source: string;
}

export const NUMBER_PATTERNS: readonly NumberPattern[] = [
  {
    track: "filing",
    version: 1,
    template: "{prefix}-{slug}-{date}{serial}",
    serialDigits: 4,
    mark: "V",
    source: "Published numbers since April 2024, for example Beijing-DeepseekChat-202404280016",
  },
  {
    track: "registration",
    version: 1,
    // Told apart from a filing number at sight: the real form of 上线编号 is not known.
    template: "{prefix}-{slug}-SX{date}{serial}",
    serialDigits: 4,
    mark: "?",
    source: "Not verified: no published form of 上线编号 was found",
  },
];

/** The newest pattern of a track. */
export function currentPattern(track: Track): NumberPattern {
  const [newest] = NUMBER_PATTERNS.filter((pattern) => pattern.track === track).sort((a, b) => b.version - a.version);
  if (!newest) throw new Error(`No number pattern for ${track}`);
  return newest;
}
