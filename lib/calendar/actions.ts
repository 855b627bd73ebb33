"use server";
import { revalidatePath } from "next/cache";
import { authedAction } from "@/lib/http/action";
import { ENTER_YEAR_REASONS } from "./copy";
import { enterYearInput } from "./schema";
import { enterYear } from "./service/enter-year";

/** Form fields: `year`, `days`, `source`, `reason`, `version`. */
export const enterYearAction = authedAction({
  name: "calendar.enterYear",
  schema: enterYearInput,
  reasons: ENTER_YEAR_REASONS,
  scope: "person",
  run: async (input, { actor }) => {
    const entered = await enterYear({ actor, input });
    revalidatePath("/office/calendar");
    return entered;
  },
});
