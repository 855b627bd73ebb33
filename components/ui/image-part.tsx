interface ImagePartProps {
  src: string;
  /** Pixels of the whole file. */
  width: number;
  height: number;
  /** The part that is shown, in its pixels; it fills the width that it is given. */
  part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** A part of an image whose pixels are data, without smoothing. The words beside it say what it is. */
export function ImagePart({ src, width, height, part }: ImagePartProps) {
  return (
    <svg
      viewBox={`${part.left} ${part.top} ${part.width} ${part.height}`}
      className="pixels block w-full rounded-1"
      aria-hidden="true"
    >
      <image href={src} width={width} height={height} className="pixels" />
    </svg>
  );
}
