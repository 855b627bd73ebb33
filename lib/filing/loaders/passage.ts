import "server-only";
import { requireStaff } from "@/lib/auth/gate";
import {
  type FlagRow,
  flagRows,
  type PassageEdge,
  type PassageRow,
  passageEdges,
  passageRows,
} from "../workflow/diagram";

export interface PassageView {
  readonly rows: readonly PassageRow[];
  readonly flags: readonly FlagRow[];
  readonly edges: readonly PassageEdge[];
}

/** The table of the passage as it is enforced, for everybody who works in an office. */
export async function loadPassage(): Promise<PassageView> {
  await requireStaff();
  return { rows: passageRows(), flags: flagRows(), edges: passageEdges() };
}
