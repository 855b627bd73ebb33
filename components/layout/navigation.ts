import { type Act, can } from "@/lib/auth/policy";
import type { Words } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { FRAME } from "./copy";

export type Audience = "visitor" | "provider" | "office";

export interface NavigationItem {
  readonly href: string;
  readonly words: Words;
  /** Shown only to whom the policy allows it. */
  readonly needs?: Act;
}

/** What each kind of person can reach now. An item appears with its page, never before. */
export const NAVIGATION: Record<Audience, { readonly label: Words; readonly items: readonly NavigationItem[] }> = {
  visitor: {
    label: FRAME.visitorNavigation,
    items: [
      { href: "/", words: FRAME.home },
      { href: "/register", words: FRAME.register },
      { href: "/publicity", words: FRAME.publicity },
      { href: "/register/statistics", words: FRAME.statistics },
    ],
  },
  provider: {
    label: FRAME.providerNavigation,
    items: [
      { href: "/filings", words: FRAME.filings },
      { href: "/runs", words: FRAME.runs },
      { href: "/datasets", words: FRAME.datasets },
      { href: "/register", words: FRAME.register },
    ],
  },
  office: {
    label: FRAME.officeNavigation,
    items: [
      { href: "/office", words: FRAME.office },
      { href: "/office/workflow", words: FRAME.workflow },
      { href: "/register", words: FRAME.register },
      { href: "/office/register/import", words: FRAME.importList, needs: "register.read" },
      { href: "/office/calendar", words: FRAME.calendar, needs: "law.read" },
      { href: "/office/law", words: FRAME.law, needs: "law.read" },
    ],
  },
};

/** A person may sit in an organisation and in an office; a visitor in neither. */
export function audiencesOf(actor: Actor | null): readonly Audience[] {
  const audiences: Audience[] = [];
  if (actor && actor.organisations.length > 0) audiences.push("provider");
  if (actor && actor.offices.length > 0) audiences.push("office");
  return audiences.length > 0 ? audiences : ["visitor"];
}

/** What of an audience's navigation the person may open. */
export function itemsOf(audience: Audience, actor: Actor | null): readonly NavigationItem[] {
  return NAVIGATION[audience].items.filter(
    ({ needs }) => needs === undefined || (actor !== null && can(actor, needs, { organisationId: null }).ok),
  );
}

/** Where a person begins after signing in. */
export function startPageOf(actor: Actor): string {
  const first = audiencesOf(actor)[0] ?? "visitor";
  return NAVIGATION[first].items[0]?.href ?? "/";
}
