interface MarkedTextProps {
  text: string;
  spans: readonly { readonly from: number; readonly to: number }[];
}

interface Piece {
  readonly from: number;
  readonly text: string;
  readonly marked: boolean;
}

/** A text with its shared stretches marked; stretches that overlap are one mark. Places count whole characters. */
export function MarkedText({ text, spans }: MarkedTextProps) {
  return (
    <span className="whitespace-pre-wrap">
      {piecesOf(text, spans).map((piece) =>
        piece.marked ? (
          <mark
            key={piece.from}
            className="bg-amber-weak text-amber underline decoration-amber-solid underline-offset-4"
          >
            {piece.text}
          </mark>
        ) : (
          <span key={piece.from}>{piece.text}</span>
        ),
      )}
    </span>
  );
}

/** The text cut where marks begin and end, in order. */
export function piecesOf(text: string, spans: MarkedTextProps["spans"]): Piece[] {
  const characters = [...text];
  const isMarked = (at: number) => spans.some(({ from, to }) => at >= from && at < to);
  const pieces: Piece[] = [];
  characters.forEach((character, at) => {
    const last = pieces.at(-1);
    const marked = isMarked(at);
    if (last && last.marked === marked) pieces[pieces.length - 1] = { ...last, text: last.text + character };
    else pieces.push({ from: at, text: character, marked });
  });
  return pieces;
}
