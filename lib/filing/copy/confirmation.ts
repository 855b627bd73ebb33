import type { Words } from "@/lib/format";

/** Said by the form before it sends, and by the server. */
export const CONFIRMATION_WRONG: Words = { zh: "与编号 {number} 不一致", en: "This is not {number}" };
