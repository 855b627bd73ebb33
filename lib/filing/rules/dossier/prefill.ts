import { visibleAnswers } from "@/lib/forms/rules/visible";
import type { Answers, SectionAnswers } from "@/lib/forms/types";
import { sectionsOf } from "../../schema/dossier/sections";
import type { Track } from "../../types/vocabulary";

/** What the organisation's profile knows already, so that nobody is asked twice. */
export interface OrganisationProfile {
  readonly name: string;
  readonly uscc: string;
  readonly address: string;
  readonly legalRepresentative: string;
  readonly safetyOfficer: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
}

/**
 * The answers with which a draft begins: for a change those of the version in force (`from`), and in either case the
 * organisation as its profile has it today. Only what the form asks is taken over.
 */
export function prefillAnswers(input: {
  track: Track;
  formVersion: string;
  organisation: OrganisationProfile;
  serviceName?: string;
  from: Answers | null;
}): Answers {
  const sections = sectionsOf(input.formVersion, input.track);
  const earlier: Record<string, SectionAnswers> = {};
  for (const def of sections) {
    if (input.from && !def.records) earlier[def.key] = visibleAnswers(def, input.from);
  }
  const service = input.from || input.serviceName === undefined ? {} : { service: { name: input.serviceName } };
  return { ...earlier, ...service, entity: { ...earlier.entity, ...entityOf(input.organisation) } };
}

function entityOf(organisation: OrganisationProfile): SectionAnswers {
  return {
    name: organisation.name,
    uscc: organisation.uscc,
    registeredAddress: organisation.address,
    legalRepresentative: organisation.legalRepresentative,
    ...(organisation.safetyOfficer ? { safetyOfficer: organisation.safetyOfficer } : {}),
    contactName: organisation.contactName,
    contactEmail: organisation.contactEmail,
  };
}
