import { z } from "zod";

/**
 * The only place that reads the environment, validated at the first use. Set-up fills every value for a local start;
 * in production a missing secret stops the process with the name of the variable and the remedy.
 */
const environment = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url(),
  /** Where stored files live, by content hash; outside the web root. */
  STORAGE_FOLDER: z.string().min(1),
  /** Verdict of set-up on the training library, written as JSON. */
  BACKEND_VERDICT_FILE: z.string().min(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Threads of one training process. Part of what makes a re-run equal. */
  TRAINING_THREADS: z.coerce.number().int().min(1).max(64).default(2),
  /** Folder of Fashion-MNIST's four IDX files; without them the set is not offered. */
  FASHION_MNIST_FOLDER: z.string().default("/usr/share/datasets/fashion-mnist"),
  /** Commit that was built, recorded with every run; set-up fills it where git knows it. */
  CODE_REVISION: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/)
    .or(z.literal(""))
    .optional(),
  /** Demo accounts exist only with the demo seed. */
  DEMO_ACCOUNTS: z.enum(["yes", "no"]).default("no"),
  /** File with the milliseconds by which every process is ahead, so that a test walks through days. */
  TEST_CLOCK: z.string().optional(),
});
export type Env = z.infer<typeof environment>;

let validated: Env | undefined;

export function env(): Env {
  if (validated) return validated;
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) {
    const gaps = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new Error(`环境变量不完整 / environment incomplete – ${gaps}. 见 .env.example / see .env.example`);
  }
  refuseTestClock(parsed.data);
  validated = parsed.data;
  return validated;
}

/** Where days can be walked, deadlines mean nothing. A demo has none that matter. */
function refuseTestClock({ NODE_ENV, TEST_CLOCK, DEMO_ACCOUNTS }: Env): void {
  if (!TEST_CLOCK || NODE_ENV !== "production" || DEMO_ACCOUNTS === "yes") return;
  throw new Error(
    "生产环境不得使用测试时钟，请取消 TEST_CLOCK / production does not start with a test clock: unset TEST_CLOCK",
  );
}

/** Asked for every instant, also where nothing else of the environment is needed. */
export function testClockFile(): string | null {
  return process.env.TEST_CLOCK ? (env().TEST_CLOCK ?? null) : null;
}
