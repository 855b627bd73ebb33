"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { authedAction } from "@/lib/http/action";
import { IMPORT_REASONS } from "./copy/import";
import { importListInput } from "./schema";
import { importList } from "./service/import-list";

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
