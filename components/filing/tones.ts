import type { StatusShape } from "@/components/ui/status";
import type { TagTone } from "@/components/ui/tag";
import type { ApplicationStatus, FilingStatus } from "@/lib/filing/types/vocabulary";

export const APPLICATION_TONES: Record<ApplicationStatus, TagTone> = {
  draft: "neutral",
  submitted: "accent",
  in_review: "accent",
  national_review: "accent",
  publicity: "accent",
  approved: "green",
  rejected: "red",
  withdrawn: "plain",
};

export const APPLICATION_SHAPES: Record<ApplicationStatus, StatusShape> = {
  draft: "waiting",
  submitted: "progress",
  in_review: "progress",
  national_review: "progress",
  publicity: "progress",
  approved: "good",
  rejected: "bad",
  withdrawn: "off",
};

export const FILING_TONES: Record<FilingStatus, TagTone> = {
  unfiled: "plain",
  filed: "green",
  suspended: "amber",
  cancelled: "plain",
  revoked: "red",
};
