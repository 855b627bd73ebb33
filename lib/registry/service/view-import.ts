import { authorise } from "@/lib/auth/authorise";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { findImport, findImports, findUserNames } from "../repository/import";
import type { ImportReport, ImportView } from "../types";

/** @throws AppError NOT_FOUND */
export async function viewImport({ actor, importId }: { actor: Actor; importId: string }): Promise<ImportView> {
  authorise(actor, "register.read", { organisationId: null });
  const isId = /^[0-9a-f-]{36}$/i.test(importId);
  const row = isId ? await findImport(database(), importId) : null;
  if (!row) throw new AppError("NOT_FOUND", `No import ${importId}`);
  return viewOf(row, await findUserNames(database(), [row.importedById]));
}

/** Newest first. */
export async function viewImports(actor: Actor): Promise<ImportView[]> {
  authorise(actor, "register.read", { organisationId: null });
  const rows = await findImports(database());
  const names = await findUserNames(
    database(),
    rows.map(({ importedById }) => importedById),
  );
  return rows.map((row) => viewOf(row, names));
}

function viewOf(
  row: NonNullable<Awaited<ReturnType<typeof findImport>>>,
  names: ReadonlyMap<string, string>,
): ImportView {
  const { id, fileName, importedAt } = row;
  const importedBy = names.get(row.importedById) ?? "—";
  return { id, fileName, importedAt, importedBy, report: row.report as unknown as ImportReport };
}
