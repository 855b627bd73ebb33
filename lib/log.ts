import pino from "pino";
import { env } from "./env";

/** One line of JSON per event. Boundaries log; rules and services do not. Secrets and personal text are never passed in. */
export const log = pino({
  level: env().LOG_LEVEL,
  redact: ["password", "*.password", "authorization", "*.authorization", "cookie", "*.cookie"],
});
