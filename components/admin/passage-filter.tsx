import type { Speak } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/input";
import { ROLE_WORDS, STATUS_WORDS } from "@/lib/filing/copy/status";
import {
  ACTING_ROLES,
  type ActingRole,
  APPLICATION_STATUSES,
  type ApplicationStatus,
} from "@/lib/filing/types/vocabulary";
import type { PassageRow } from "@/lib/filing/workflow/diagram";
import { PASSAGE } from "./passage-copy";

export interface PassageChoice {
  readonly role: ActingRole | null;
  readonly status: ApplicationStatus | null;
}

/** What the address asks for; what it does not know counts as nothing asked. */
export function readChoice(query: Readonly<Record<string, string | string[] | undefined>>): PassageChoice {
  return {
    role: ACTING_ROLES.find((role) => role === query.role) ?? null,
    status: APPLICATION_STATUSES.find((status) => status === query.status) ?? null,
  };
}

export function chosenRows(rows: readonly PassageRow[], { role, status }: PassageChoice): PassageRow[] {
  return rows.filter(
    (row) => (role === null || row.by.includes(role)) && (status === null || (row.from?.includes(status) ?? false)),
  );
}

/** A plain form: its answer is an address, so that a view can be kept and sent on. */
export function PassageFilter({ choice, speak }: { choice: PassageChoice; speak: Speak }) {
  return (
    <form
      method="get"
      action="/office/workflow#actions"
      aria-label={speak(PASSAGE.filter)}
      className="mb-4 grid items-end gap-3 @row/frame:grid-cols-[12rem_14rem_auto] @row/frame:justify-start"
    >
      <SelectField
        id="role"
        name="role"
        label={speak(PASSAGE.role)}
        defaultValue={choice.role ?? ""}
        options={[
          { value: "", label: speak(PASSAGE.anyRole) },
          ...ACTING_ROLES.map((role) => ({ value: role as string, label: speak(ROLE_WORDS[role]) })),
        ]}
      />
      <SelectField
        id="status"
        name="status"
        label={speak(PASSAGE.status)}
        defaultValue={choice.status ?? ""}
        options={[
          { value: "", label: speak(PASSAGE.anyStatus) },
          ...APPLICATION_STATUSES.map((status) => ({ value: status as string, label: speak(STATUS_WORDS[status]) })),
        ]}
      />
      <div>
        <Button type="submit">{speak(PASSAGE.apply)}</Button>
      </div>
    </form>
  );
}
