type FormValue = string | File;
export type FormInput = { [name: string]: FormValue | FormValue[] | FormInput };

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/**
 * A form as an object for its schema: a repeated name becomes a list, `config.steps` a field inside `config`. Names of
 * the framework (`$ACTION…`) are left out, and so is what is no plain name.
 */
export function formInput(form: FormData): FormInput {
  const input: FormInput = {};
  for (const name of new Set(form.keys())) {
    const path = name.split(".");
    if (name.startsWith("$") || path.some((part) => part === "" || FORBIDDEN.has(part))) continue;
    const values = form.getAll(name);
    put(input, path, values.length === 1 ? (values[0] as FormValue) : values);
  }
  return input;
}

function put(target: FormInput, [first = "", ...rest]: readonly string[], value: FormValue | FormValue[]): void {
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = target[first];
  const holder = isPlain(inner) ? inner : {};
  target[first] = holder;
  put(holder, rest, value);
}

function isPlain(value: FormInput[string] | undefined): value is FormInput {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof File);
}

/** What was typed, to be shown again: no file, no secret. */
export function typedValues(form: FormData): Record<string, string> {
  const typed = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !/^\$|(password|secret|token)$/i.test(entry[0]),
  );
  return Object.fromEntries(typed);
}
