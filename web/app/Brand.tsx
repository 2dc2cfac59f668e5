/** The mark: a bell. Drawn in the text's colour; the name beside it says what it is. */
export function Brand() {
  return (
    <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1f6660" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M9 22c2-2 2-4 2-7a5 5 0 0 1 10 0c0 3 0 5 2 7z" />
        <path d="M14.5 25.4h3" />
      </g>
    </svg>
  );
}
