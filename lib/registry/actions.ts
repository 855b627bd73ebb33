"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { FILING_REASONS } from "@/lib/filing/copy/reasons";
import { authedAction, publicAction } from "@/lib/http/action";
import { IMPORT_REASONS } from "./copy/import";
import { OBJECTION_REASONS } from "./copy/register";
import { importListInput, objectionInput } from "./schema";
import { importList } from "./service/import-list";
import { objectToPublicity } from "./service/object-to-publicity";

/** Form fields: `track`, `file`. On success the page moves to the report. */
export const importListAction = authedAction({
  name: "register.import",
  schema: importListInput,
  reasons: IMPORT_REASONS,
  scope: "person",
  run: async ({ track, file }, { actor }) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { importId } = await importList({ actor, track, fileName: file.name.slice(0, 200), bytes });
    revalidatePath("/office/register/import");
    redirect(`/office/register/import/${importId}`);
  },
});

/** Form fields: `applicationId`, `idempotencyKey`, `facts`, `contact`, `check`. `data.trackingCode` is shown once. */
export const objectAction = publicAction({
  name: "publicity.object",
  schema: objectionInput,
  reasons: { ...FILING_REASONS, ...OBJECTION_REASONS },
  run: (input) => objectToPublicity(input),
});
