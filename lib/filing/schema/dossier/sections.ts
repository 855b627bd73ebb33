import type { SectionDef } from "@/lib/forms/types";
import type { SectionKey, Track } from "../../types/vocabulary";
import { corpusSection } from "./corpus";
import { entitySection } from "./entity";
import { modelSection } from "./model";
import { publicTextSection } from "./public-text";
import { serviceSection } from "./service";

/** The form that new drafts begin on. A published version never changes; a draft finishes on its own. */
export const CURRENT_FORM_VERSION = "2026-1";

/** Sections whose content is records: runs, files, signatures. Their own modules draw and judge them. */
const RECORD_SECTIONS: readonly SectionDef[] = [
  {
    key: "assessments",
    title: { zh: "模型评估", en: "Model assessments" },
    about: { zh: "附上本平台的评估，每项功能至少一次", en: "Runs of this platform, at least one for each function" },
    parts: [],
    records: true,
  },
  {
    key: "attachments",
    title: { zh: "附件", en: "Attachments" },
    about: { zh: "按清单上传的文件", en: "Files, by the list" },
    parts: [],
    records: true,
  },
  {
    key: "pledge",
    title: { zh: "合规承诺", en: "Pledge" },
    about: { zh: "签署后再改动，签名即失效", en: "Any later edit voids its signatures" },
    after: ["entity", "service", "model", "corpus", "publicText", "assessments", "attachments"],
    parts: [],
    records: true,
  },
];

const VERSIONS: Readonly<Record<string, (track: Track) => readonly SectionDef[]>> = {
  "2026-1": (track) => [
    entitySection(),
    serviceSection(track),
    modelSection(track),
    corpusSection(track),
    publicTextSection(),
    ...RECORD_SECTIONS,
  ],
};

/**
 * The sections of a form version, in their order.
 * @throws Error for a version that was never published: a draft cannot have it
 */
export function sectionsOf(formVersion: string, track: Track): readonly SectionDef[] {
  const sections = VERSIONS[formVersion];
  if (!sections) throw new Error(`No form version ${formVersion}`);
  return sections(track);
}

export function sectionOf(formVersion: string, track: Track, key: SectionKey): SectionDef {
  const section = sectionsOf(formVersion, track).find((def) => def.key === key);
  if (!section) throw new Error(`Form ${formVersion} has no section ${key}`);
  return section;
}
