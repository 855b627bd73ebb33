/** The closed set of ways in which a service refuses. The boundaries (action, route, worker) map each to its answer. */
export const APP_ERROR_CODES = ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "CONFLICT", "REFUSED", "INVALID"] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** Facts that fill the words of a reason: numbers, names, limits. Never personal text. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

export interface AppErrorDetail {
  /** A key of the domain's copy, for example "dataset.inUse"; the words for people live there. */
  reason?: string;
  facts?: ErrorFacts;
  /** Reasons by field path, for INVALID. */
  fields?: Readonly<Record<string, string>>;
}

export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly detail: AppErrorDetail = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
