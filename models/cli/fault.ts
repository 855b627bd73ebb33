/** One text in both languages, as everywhere: Chinese leads. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Something that whoever typed the command can put right: shown in both languages, without a stack. */
export class CliFault extends Error {
  override readonly name = "CliFault";

  constructor(
    readonly words: Words,
    options?: ErrorOptions,
  ) {
    super(words.en, options);
  }
}
